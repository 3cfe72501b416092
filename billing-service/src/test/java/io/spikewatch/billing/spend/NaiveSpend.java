package io.spikewatch.billing.spend;

import io.spikewatch.billing.usage.NaiveAnswer;
import io.spikewatch.billing.usage.RandomQuery;
import io.spikewatch.billing.usage.RawUsage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One organization's spend, made the plain way of raw reports and of what was said about plans: every day from the first
 * of its period on, every team by long division.
 */
final class NaiveSpend {

    /** Stands for what no team reported; no team's id. */
    private static final String NO_TEAM = "";

    private static final int DECIMALS = 6;
    private static final BigDecimal SMALLEST = BigDecimal.ONE.movePointLeft(DECIMALS);

    private final RawUsage usage;
    private final NaiveContract contract;
    private final Map<String, BigDecimal> costByTypeAndDay = new ConcurrentHashMap<>();
    private final Map<String, Map<String, BigDecimal>> sharesByTypeAndDay = new ConcurrentHashMap<>();

    NaiveSpend(RawUsage usage, NaiveContract contract) {
        this.usage = usage;
        this.contract = contract;
    }

    NaiveAnswer answer(RandomQuery query) {
        var answer = new NaiveAnswer(query, usage);
        if (!query.byType()) {
            addLines(answer, query, query.askedTypes(), "Spend", null);
        } else {
            for (var type : query.askedTypes()) {
                var label = RandomQuery.LABELS.get(RandomQuery.TYPES.indexOf(type));
                addLines(answer, query, List.of(type), label, type);
            }
        }
        return answer;
    }

    private void addLines(
            NaiveAnswer answer, RandomQuery query, List<String> types, String label, @Nullable String type) {
        if (!query.byTeam()) {
            answer.add(label, type, null, false, date -> sum(types, query, date));
            return;
        }
        var prefix = type == null ? "" : label + "::";
        var start = firstDay(query);
        for (var team : usage.teamsBetween(start, query.to())) {
            if (query.asksForTeam(team)) {
                answer.add(prefix + usage.labelOf(team), type, team, false, date -> share(types, team, date));
            }
        }
        if (!query.namesTeams() && isSpent(types, start, query.to())) {
            answer.add(prefix + "No team", type, null, false, date -> share(types, NO_TEAM, date));
        }
    }

    private static LocalDate firstDay(RandomQuery query) {
        return query.compared() ? query.from().minusDays(query.days()) : query.from();
    }

    private boolean isSpent(List<String> types, LocalDate from, LocalDate to) {
        for (var date = from; !date.isAfter(to); date = date.plusDays(1)) {
            if (share(types, NO_TEAM, date).signum() > 0) {
                return true;
            }
        }
        return false;
    }

    private BigDecimal sum(List<String> types, RandomQuery query, LocalDate date) {
        var sum = BigDecimal.ZERO;
        for (var type : types) {
            if (!query.namesTeams()) {
                sum = sum.add(cost(type, date));
            } else {
                for (var team : usage.on(date).teams().keySet()) {
                    sum = query.asksForTeam(team) ? sum.add(share(List.of(type), team, date)) : sum;
                }
            }
        }
        return sum;
    }

    private BigDecimal share(List<String> types, String team, LocalDate date) {
        var sum = BigDecimal.ZERO;
        for (var type : types) {
            var shares = sharesByTypeAndDay.computeIfAbsent(type + date, key -> shares(type, date));
            sum = sum.add(shares.getOrDefault(team, BigDecimal.ZERO));
        }
        return sum;
    }

    /** What all usage of a period cost. */
    BigDecimal invoice(LocalDate periodStart) {
        var sum = BigDecimal.ZERO;
        for (var date = periodStart; date.isBefore(contract.endOf(periodStart)); date = date.plusDays(1)) {
            for (var type : RandomQuery.TYPES) {
                sum = sum.add(cost(type, date));
            }
        }
        return sum;
    }

    private BigDecimal cost(String type, LocalDate date) {
        return costByTypeAndDay.computeIfAbsent(type + date, key -> dayCost(type, date));
    }

    private BigDecimal dayCost(String type, LocalDate date) {
        var start = contract.periodOf(date);
        if (start == null) {
            return BigDecimal.ZERO;
        }
        var tiers = contract.prices(type, date, start);
        return NaiveContract.cost(tiers, used(type, start, date))
                .subtract(NaiveContract.cost(tiers, used(type, start, date.minusDays(1))));
    }

    private BigDecimal used(String type, LocalDate from, LocalDate to) {
        var used = BigDecimal.ZERO;
        for (var date = from; !date.isAfter(to); date = date.plusDays(1)) {
            var count = BigDecimal.valueOf(usage.on(date).count(type));
            used = type.equals("seats") ? used.max(count) : used.add(count);
        }
        return used;
    }

    private Map<String, BigDecimal> shares(String type, LocalDate date) {
        var cost = cost(type, date);
        if (cost.signum() == 0) {
            return Map.of();
        }
        var counts = counts(type, date);
        var all = counts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        var teams = new ArrayList<>(usage.teamsBetween(date, date));
        teams.add(NO_TEAM);
        var shares = new HashMap<String, BigDecimal>();
        var rests = new HashMap<String, BigDecimal>();
        var left = cost;
        for (var team : teams) {
            var product = cost.multiply(counts.get(team));
            var share = product.divide(all, DECIMALS, RoundingMode.DOWN);
            shares.put(team, share);
            rests.put(team, product.subtract(share.multiply(all)));
            left = left.subtract(share);
        }
        for (; left.signum() > 0; left = left.subtract(SMALLEST)) {
            var largest = teams.get(0);
            for (var team : teams) {
                largest = rests.get(team).compareTo(rests.get(largest)) > 0 ? team : largest;
            }
            shares.merge(largest, SMALLEST, BigDecimal::add);
            rests.put(largest, BigDecimal.ZERO);
        }
        return shares;
    }

    private Map<String, BigDecimal> counts(String type, LocalDate date) {
        var counts = new HashMap<String, BigDecimal>();
        var left = BigDecimal.valueOf(usage.on(date).count(type));
        for (var team : usage.on(date).teams().keySet()) {
            var count = BigDecimal.valueOf(usage.on(date).count(type, team));
            counts.put(team, count);
            left = left.subtract(count);
        }
        counts.put(NO_TEAM, left.max(BigDecimal.ZERO));
        return counts;
    }
}
