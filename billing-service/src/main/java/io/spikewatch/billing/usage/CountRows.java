package io.spikewatch.billing.usage;

import io.spikewatch.billing.catalog.Aggregation;
import io.spikewatch.billing.catalog.UsageType;
import io.spikewatch.billing.history.DailyUsage;
import io.spikewatch.billing.query.Axis;
import io.spikewatch.billing.query.UsageQuery;
import io.spikewatch.billing.series.BucketCounts;
import io.spikewatch.billing.series.Row;
import io.spikewatch.billing.series.Subject;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes rows of daily usage. The days before the query's first, if there are any, are its previous period. */
final class CountRows {

    private final UsageQuery query;
    private final DailyUsage usage;
    private final Axis axis;
    private final int currentStart;

    CountRows(UsageQuery query, DailyUsage usage) {
        this.query = query;
        this.usage = usage;
        this.axis = query.axis();
        this.currentStart = usage.days() - axis.days();
    }

    /** One row for each team, or a single one. */
    List<Row<BucketCounts>> of(UsageType type) {
        if (query.breakdown().byTeam()) {
            return teamRows(type);
        }
        return List.of(
                query.teamIds().isEmpty() ? row(Subject.of(type), type, usage.counts(type.key())) : sumOfTeams(type));
    }

    private List<Row<BucketCounts>> teamRows(UsageType type) {
        var counts = usage.teamCounts(type.key());
        return askedTeams()
                .mapToObj(team -> row(subject(type, team), type, counts[team]))
                .toList();
    }

    private Subject subject(UsageType type, int index) {
        var team = usage.teams().get(index);
        return query.breakdown().byType() ? Subject.of(type).and(team) : Subject.of(team);
    }

    private Row<BucketCounts> sumOfTeams(UsageType type) {
        var counts = usage.teamCounts(type.key());
        var nothing = row(Subject.of(type), type, new long[usage.days()]);
        return askedTeams()
                .mapToObj(team -> row(Subject.of(type), type, counts[team]))
                .reduce(nothing, Row::plus);
    }

    private IntStream askedTeams() {
        var teams = usage.teams();
        return IntStream.range(0, teams.size())
                .filter(team -> query.includesTeam(teams.get(team).id()));
    }

    private Row<BucketCounts> row(Subject subject, UsageType type, long[] days) {
        return new Row<>(subject, amounts(type, days, currentStart), previous(type, days));
    }

    private @Nullable BucketCounts previous(UsageType type, long[] days) {
        return query.compared() ? amounts(type, days, 0) : null;
    }

    private BucketCounts amounts(UsageType type, long[] days, int start) {
        return type.aggregation() == Aggregation.LAST ? latest(days, start) : sums(days, start);
    }

    private BucketCounts sums(long[] days, int start) {
        var buckets = new long[axis.size()];
        var total = 0L;
        for (var day = 0; day < axis.days(); day++) {
            buckets[axis.bucketOf(day)] += days[start + day]; // 366 × 2^53 is no overflow
            total += days[start + day];
        }
        return new BucketCounts(buckets, total);
    }

    /** The latest day with a report stands for its bucket, and for the whole. */
    private BucketCounts latest(long[] days, int start) {
        var buckets = new long[axis.size()];
        var total = 0L;
        for (var day = 0; day < axis.days(); day++) {
            if (usage.isReported(start + day)) {
                total = days[start + day];
                buckets[axis.bucketOf(day)] = total;
            }
        }
        return new BucketCounts(buckets, total);
    }
}
