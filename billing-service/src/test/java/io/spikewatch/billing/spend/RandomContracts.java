package io.spikewatch.billing.spend;

import io.spikewatch.billing.plan.Plan;
import io.spikewatch.billing.plan.Plans;
import io.spikewatch.billing.plan.Tier;
import io.spikewatch.billing.subscription.Subscription;
import io.spikewatch.billing.subscription.Subscription.Status;
import io.spikewatch.billing.subscription.Subscriptions;
import io.spikewatch.billing.usage.RandomQuery;
import io.spikewatch.billing.usage.RawUsage;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Makes up plans with versions, some of which start late, and subscriptions: periods with gaps between them or ended by
 * the next one, ends that move, plans that change within a period.
 */
final class RandomContracts {

    private static final int PLANS = 4;

    private final Random random;
    private final Plans plans;
    private final Subscriptions subscriptions;
    private final List<Plan> versions = new ArrayList<>();

    RandomContracts(Random random, Plans plans, Subscriptions subscriptions) {
        this.random = random;
        this.plans = plans;
        this.subscriptions = subscriptions;
    }

    void definePlans() {
        for (var number = 0; number < PLANS; number++) {
            var from = LocalDate.of(2020, 1, 1).plusDays(number == 0 ? random.nextInt(1_500) : 0);
            for (var left = 8; left > 0; left--) {
                versions.add(version("spend-oracle-" + number, from));
                from = from.plusDays(1 + random.nextInt(400));
            }
        }
        versions.forEach(plans::put);
    }

    private Plan version(String key, LocalDate from) {
        var prices = new HashMap<String, List<Tier>>();
        for (var type : RandomQuery.TYPES) {
            if (random.nextInt(5) > 0) {
                prices.put(type, tiers());
            }
        }
        return new Plan(key, key, 1, "USD", Map.of(), prices, List.of(), from);
    }

    private List<Tier> tiers() {
        var tiers = new ArrayList<Tier>();
        var end = 0L;
        for (var left = random.nextInt(4); left > 0; left--) {
            end += random.nextInt(6) == 0 ? 1L << 47 : 1 + random.nextInt(300);
            tiers.add(new Tier(end, price()));
        }
        tiers.add(new Tier(null, price()));
        return tiers;
    }

    private BigDecimal price() {
        return switch (random.nextInt(4)) {
            case 0 -> BigDecimal.ZERO;
            case 1 -> BigDecimal.valueOf(random.nextInt(20));
            case 2 -> BigDecimal.valueOf(random.nextInt(200), 2);
            default -> BigDecimal.valueOf(random.nextInt(3_000_000), 6);
        };
    }

    /** Tells of the subscription, from some days after the first report of some organizations on. */
    NaiveContract subscribe(RawUsage usage) {
        var contract = new NaiveContract(versions);
        var start = usage.reports().firstKey().plusDays(random.nextInt(30) - 20L);
        while (start.isBefore(usage.reports().lastKey())) {
            var length = 1 + random.nextInt(45);
            var end = start.plusDays(length);
            var occurredOn = start.plusDays(random.nextInt(4) - 2L);
            for (var left = 1 + random.nextInt(4); left > 0; left--) {
                tell(usage.organizationId(), contract, start, end, occurredOn);
                occurredOn = occurredOn.plusDays(random.nextInt(1 + length));
                end = random.nextInt(5) == 0 ? start.plusDays(1 + random.nextInt(45)) : end;
            }
            start = random.nextInt(3) > 0 ? end : start.plusDays(1 + random.nextInt(length + 10));
        }
        return contract;
    }

    private void tell(
            String organizationId, NaiveContract contract, LocalDate start, LocalDate end, LocalDate occurredOn) {
        var plan = "spend-oracle-" + random.nextInt(PLANS);
        var occurredAt = latest(occurredOn.atStartOfDay().toInstant(ZoneOffset.UTC), contract);
        var told = new Subscription(plan, Status.ACTIVE, start, end, null, null, null, occurredAt);
        contract.told().add(told);
        subscriptions.put(organizationId, told);
    }

    /** Later than what was said before. */
    private static Instant latest(Instant occurredAt, NaiveContract contract) {
        if (contract.told().isEmpty()) {
            return occurredAt;
        }
        var before = contract.told().get(contract.told().size() - 1).occurredAt();
        return occurredAt.isAfter(before) ? occurredAt : before.plusSeconds(1);
    }
}
