package io.spikewatch.app.organization;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What is said about a user when one is created or changed; without a password the present one, or none, stays. */
record UserDetails(
        @NotBlank @Email @Size(max = 254) String email,

        @NotBlank @Size(max = 300) @Pattern(regexp = "\\P{Cntrl}*", message = "must not contain control characters")
        String name,

        @Nullable @Size(min = 12, max = 128) String password,
        @Nullable Boolean active) {

    boolean activeUnlessSaid() {
        return active == null || active;
    }
}
