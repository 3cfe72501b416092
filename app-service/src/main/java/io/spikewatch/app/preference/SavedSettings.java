package io.spikewatch.app.preference;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Settings as they were stored.
 *
 * @param webhookSecret what the webhook is signed with from now on, where its address is another; never told again
 */
public record SavedSettings(
        @JsonUnwrapped Settings settings,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "Signs what goes to a webhook whose address is new; there then and never again")
        @Nullable
        String webhookSecret) {

    @Override
    public String toString() {
        return "SavedSettings[" + settings + "]";
    }
}
