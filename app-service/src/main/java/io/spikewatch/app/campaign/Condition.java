package io.spikewatch.app.campaign;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;

/** What an event's property, or what is known of its customer today, has to be: compared as it is written. */
public record Condition(
        @NotBlank @Size(max = 200) String property, @NotNull Object is) {

    public boolean holds(Map<String, Object> properties) {
        return String.valueOf(is).equals(String.valueOf(properties.get(property)));
    }
}
