package io.spikewatch.app.campaign;

import io.spikewatch.app.audit.Reason;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A campaign as an operator wants it, with what its first version does. */
public record NewCampaign(
        @NotNull @Size(max = 64) @Pattern(regexp = WORD, message = NOT_A_WORD)
        String key,

        @NotBlank @Size(max = 100) String name,

        @NotNull @Size(max = 64) @Pattern(regexp = WORD, message = NOT_A_WORD)
        String family,

        @NotNull @Size(max = 200) @Pattern(regexp = "\\S+", message = "must be a word such as plan_added")
        String event,

        @Valid @Nullable Guard guard,
        @Min(0) @Nullable Integer approvalAbove,
        @Valid @NotNull Definition version,
        @NotBlank @Size(max = Reason.MAX_LENGTH) String reason) {

    public static final int APPROVAL_ABOVE = 100;

    private static final String WORD = "[a-z][a-z0-9_.-]*";
    private static final String NOT_A_WORD = "must be a word such as startup-plan";

    Campaign campaign() {
        return new Campaign(
                key,
                name.strip(),
                family,
                event,
                Objects.requireNonNullElse(guard, Guard.DEFAULT),
                Objects.requireNonNullElse(approvalAbove, APPROVAL_ABOVE),
                false,
                null);
    }
}
