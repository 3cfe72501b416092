package io.spikewatch.billing.plan;

import static io.spikewatch.web.Fields.check;
import static io.spikewatch.web.Fields.required;

import io.spikewatch.billing.catalog.UsageType;
import io.spikewatch.billing.catalog.UsageTypes;
import io.spikewatch.web.Fields;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes a plan of what an operator says, or refuses it with a 400 problem naming the field. */
@Component
class PlanRules {

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final int MAX_DECIMALS = 6;
    private static final int MAX_DIGITS = 12;
    private static final int MAX_STRIPE_PRICE = 255;

    private final UsageTypes usageTypes;

    PlanRules(UsageTypes usageTypes) {
        this.usageTypes = usageTypes;
    }

    Plan plan(String key, PlanDetails details) {
        check(KEY.matcher(key).matches(), "key", "must be 1 to 100 letters, digits, dots, dashes or underscores");
        return new Plan(
                key,
                details.name(),
                details.rank(),
                details.currency(),
                byType("limits", details.limits(), PlanRules::limit),
                byType("prices", details.prices(), PlanRules::tiers),
                stripePrices(details.stripePrices()),
                Fields.day(details.effectiveFrom(), "effective_from"));
    }

    private <T> Map<String, T> byType(
            String field, @Nullable Map<String, T> values, BiFunction<String, @Nullable T, T> rule) {
        var checked = new TreeMap<String, T>();
        if (values != null) {
            values.forEach((type, value) -> {
                var path = field + "." + type;
                check(usageTypes.find(type).isPresent(), path, "is not a usage type");
                checked.put(type, rule.apply(path, value));
            });
        }
        return checked;
    }

    private static Limit limit(String field, @Nullable Limit limit) {
        var given = required(limit, field);
        checkCount(given.limit(), field + ".limit", 0);
        if (given.softLimit() != null) {
            checkCount(given.softLimit(), field + ".soft_limit", 0);
        }
        return given;
    }

    private static List<Tier> tiers(String field, @Nullable List<Tier> tiers) {
        var given = required(tiers, field);
        check(!given.isEmpty(), field, "must have a tier");
        var checked = new ArrayList<Tier>();
        var end = 0L;
        for (var each : given) {
            var path = field + "[" + checked.size() + "]";
            var tier = required(each, path);
            end = end(path + ".up_to", tier.upTo(), end, checked.size() == given.size() - 1);
            checked.add(new Tier(tier.upTo(), price(path + ".unit_price", tier.unitPrice())));
        }
        return checked;
    }

    private static long end(String field, @Nullable Long upTo, long before, boolean last) {
        if (last) {
            check(upTo == null, field, "must be null in the last tier");
            return Long.MAX_VALUE;
        }
        long end = required(upTo, field);
        check(end > before, field, "must be greater than in the tier before");
        checkCount(end, field, 1);
        return end;
    }

    private static BigDecimal price(String field, @Nullable BigDecimal price) {
        var given = required(price, field);
        check(given.signum() >= 0, field, "must not be negative");
        check(given.scale() <= MAX_DECIMALS, field, "must have at most 6 decimals");
        check(
                (long) given.precision() - given.scale() <= MAX_DIGITS,
                field,
                "must have at most 12 digits before the point");
        return given.scale() < 0 ? given.setScale(0) : given;
    }

    private static List<String> stripePrices(@Nullable List<String> ids) {
        var checked = new ArrayList<String>();
        for (var each : ids == null ? List.<String>of() : ids) {
            var field = "stripe_prices[" + checked.size() + "]";
            var id = required(each, field);
            check(!id.isBlank() && id.length() <= MAX_STRIPE_PRICE, field, "must be 1 to 255 characters");
            checked.add(id);
        }
        return checked;
    }

    private static void checkCount(long count, String field, long least) {
        check(
                count >= least && count <= UsageType.MAX_COUNT,
                field,
                "must be a whole number from " + least + " to 2^53");
    }
}
