package io.spikewatch.billing.plan;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonFormat.Shape;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of a price: what each unit costs above the step before, up to and including {@code upTo}.
 *
 * @param upTo counted per billing period; null: without end
 * @param unitPrice a text in JSON, in and out, so that nobody's floating point gets hold of it
 */
public record Tier(
        @Schema(
                description = "Units of a billing period, this one included; null in the last tier alone",
                minimum = "1")
        @Nullable
        Long upTo,

        @Schema(
                description = "In the plan's currency, at most 6 decimals; a number is taken, too",
                type = "string",
                pattern = "^[0-9]{1,12}(\\.[0-9]{1,6})?$",
                example = "0.01")
        @JsonFormat(shape = Shape.STRING)
        BigDecimal unitPrice) {

    /** What so many units of a period cost when each is charged the price of the tier it falls into. */
    public static BigDecimal cost(List<Tier> tiers, BigDecimal units) {
        var cost = BigDecimal.ZERO;
        var counted = BigDecimal.ZERO;
        for (var tier : tiers) {
            var upTo = tier.upTo == null ? units : units.min(BigDecimal.valueOf(tier.upTo));
            cost = cost.add(upTo.subtract(counted).multiply(tier.unitPrice));
            counted = upTo;
        }
        return cost;
    }
}
