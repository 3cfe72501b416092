package io.spikewatch.app.campaign;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Whom a version tells, of which events: those that meet all of {@code where} and none of {@code except}. */
public record AudienceRule(
        @NotEmpty List<@NotNull Group> to,

        @Schema(requiredMode = RequiredMode.NOT_REQUIRED) @Size(max = 20)
        List<@Valid @NotNull Condition> where,

        @Schema(requiredMode = RequiredMode.NOT_REQUIRED) @Size(max = 20)
        List<@Valid @NotNull Condition> except) {

    public AudienceRule {
        where = Objects.requireNonNullElse(where, List.of());
        except = Objects.requireNonNullElse(except, List.of());
    }

    public boolean admits(Map<String, Object> properties) {
        return where.stream().allMatch(each -> each.holds(properties))
                && except.stream().noneMatch(each -> each.holds(properties));
    }
}
