package io.spikewatch.app.campaign;

import io.spikewatch.app.audit.Reason;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** A version as an operator wants it. */
public record NewVersion(
        @Valid @NotNull Definition version,
        @NotBlank @Size(max = Reason.MAX_LENGTH) String reason) {}
