package io.spikewatch.billing.spend;

import io.spikewatch.billing.catalog.UsageType;
import io.spikewatch.billing.history.DailyUsage;
import io.spikewatch.billing.query.Breakdown;
import io.spikewatch.billing.query.UsageQuery;
import io.spikewatch.billing.series.Row;
import io.spikewatch.billing.series.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Makes rows of what days cost. A team's part of a day's cost is its share of what was used that day:
 * {@code cost × team's count ÷ max(organization's count, sum of the teams' counts)}. What the organization counted beyond
 * its teams is a part of its own; there is none where the teams count more.
 */
final class SpendRows {

    private static final String TOTAL = "Spend";

    private final UsageQuery query;
    private final DailyUsage usage;
    private final Function<UsageType, Charges> charges;
    private final int[] owners;
    private final Shares shares;

    /** @param usage with teams, and of no more days than the query needs, if it reads them */
    SpendRows(UsageQuery query, DailyUsage usage, Function<UsageType, Charges> charges) {
        this.query = query;
        this.usage = usage;
        this.charges = charges;
        this.owners = owners();
        this.shares = new Shares(owners.length);
    }

    /** Of each of the teams and, last, of what none of them reported. */
    private int[] owners() {
        var byTeam = query.breakdown().byTeam();
        var teams = usage.teams();
        var asked = IntStream.range(0, teams.size())
                .map(team -> query.includesTeam(teams.get(team).id()) ? (byTeam ? team : 0) : Shares.NOBODY);
        var rest = byTeam && query.teamIds().isEmpty() ? teams.size() : Shares.NOBODY;
        return IntStream.concat(asked, IntStream.of(rest)).toArray();
    }

    /** Those that are broken down by type in a group for each. */
    Stream<List<Row<Money>>> groups() {
        return query.breakdown().byType()
                ? query.types().stream().map(type -> rows(List.of(type), Subject.of(type)))
                : Stream.of(query.types()).map(types -> rows(types, new Subject(null, null)));
    }

    private List<Row<Money>> rows(List<UsageType> types, Subject subject) {
        var ledger = new Ledger(query, query.breakdown().byTeam() ? owners.length : 1);
        types.forEach(type -> charge(type, ledger));
        if (query.breakdown().byTeam()) {
            return teamRows(ledger, subject);
        }
        return List.of(ledger.row(0, query.breakdown() == Breakdown.NONE ? Subject.total(TOTAL) : subject));
    }

    private List<Row<Money>> teamRows(Ledger ledger, Subject subject) {
        var teams = usage.teams();
        var rows = new ArrayList<Row<Money>>();
        for (var team = 0; team < teams.size(); team++) {
            if (owners[team] != Shares.NOBODY) {
                rows.add(ledger.row(team, subject.and(teams.get(team))));
            }
        }
        if (!ledger.isZero(teams.size())) {
            rows.add(ledger.row(teams.size(), subject.andNoTeam()));
        }
        return rows;
    }

    private void charge(UsageType type, Ledger ledger) {
        var costs = charges.apply(type);
        if (costs.isZero(query.firstDay(), query.to())) {
            return;
        }
        if (query.readsTeams()) {
            share(type, costs, ledger);
        } else {
            chargeDays(costs, (day, cost) -> ledger.charge(0, day, cost));
        }
    }

    private void share(UsageType type, Charges costs, Ledger ledger) {
        var counts = usage.counts(type.key());
        var teamCounts = usage.teamCounts(type.key());
        chargeDays(costs, (day, cost) -> {
            shares.clear();
            for (var team = 0; team < teamCounts.length; team++) {
                shares.add(owners[team], teamCounts[team][day]);
            }
            shares.addRest(owners[teamCounts.length], counts[day]);
            ledger.charge(shares, day, cost);
        });
    }

    /** Days that cost nothing are left out. */
    private void chargeDays(Charges costs, Charges.Receiver receiver) {
        costs.each(query.firstDay(), query.to(), receiver);
    }
}
