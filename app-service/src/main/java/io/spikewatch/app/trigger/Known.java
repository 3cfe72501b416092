package io.spikewatch.app.trigger;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Properties in the order given, without those that nobody knows. */
final class Known {

    private final Map<String, Object> properties = new LinkedHashMap<>();

    Known with(String name, @Nullable Object value) {
        if (value != null) {
            properties.put(name, value instanceof Enum<?> word ? word.name().toLowerCase(Locale.ROOT) : value);
        }
        return this;
    }

    Map<String, Object> properties() {
        return properties;
    }
}
