package io.spikewatch.billing.plan;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.OptBoolean;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an operator says about a plan; limits, prices and Stripe prices may be empty or absent. */
@Schema(name = "PlanDetails")
record PlanDetails(
        @NotBlank @Size(max = 300) @Pattern(regexp = "\\P{Cntrl}*", message = "must not contain control characters")
        String name,

        @Schema(description = "Orders plans: one of a higher rank is an upgrade") @NotNull
        Integer rank,

        @NotNull @Pattern(regexp = "[A-Z]{3}", message = "must be a currency such as USD")
        String currency,

        @Schema(description = "By usage type") @Nullable Map<String, Limit> limits,

        @Schema(
                description = "By usage type; graduated: each unit of a billing period is charged its own tier's price."
                        + " Tiers ascend, the last has no end")
        @Nullable
        Map<String, List<Tier>> prices,

        @Nullable List<String> stripePrices,

        @Schema(description = "First day that this holds for; earlier days keep what they had")
        @NotNull
        @JsonFormat(lenient = OptBoolean.FALSE)
        LocalDate effectiveFrom) {}
