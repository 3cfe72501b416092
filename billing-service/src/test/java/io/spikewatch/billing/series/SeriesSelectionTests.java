package io.spikewatch.billing.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.billing.history.Team;
import io.spikewatch.billing.query.Queries;
import io.spikewatch.billing.query.UsageQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SeriesSelectionTests {

    @Test
    void keepsTheOrderOfRows() {
        assertThat(select(Queries.usage(), List.of(row(1, 0), row(2, 9), row(3, 4))))
                .containsExactly("Team 1 0", "Team 2 9", "Team 3 4");
    }

    @Test
    void leavesOutZeros() {
        assertThat(select(Queries.withoutZeros(), List.of(row(1, 0), row(2, 9))))
                .containsExactly("Team 2 9");
    }

    @Test
    void leavesOutAPeriodThatIsAllZero() {
        var gone = new Row<>(team(1), counts(0), counts(7));

        assertThat(select(Queries.withoutZeros(), List.of(gone))).containsExactly("Team 1 7");
    }

    @Test
    void keepsTheLargestAndFoldsTheRest() {
        assertThat(select(Queries.top(2), List.of(row(1, 1), row(2, 2), row(3, 9), row(4, 5))))
                .containsExactly("Team 3 9", "Team 4 5", "Other 3");
    }

    @Test
    void keepsTheUsualOrderOfEqualOnes() {
        assertThat(select(Queries.top(1), List.of(row(1, 5), row(2, 5)))).containsExactly("Team 1 5", "Other 5");
    }

    @Test
    void addsNoOtherWhereNothingIsFolded() {
        assertThat(select(Queries.top(2), List.of(row(1, 1), row(2, 2)))).containsExactly("Team 2 2", "Team 1 1");
    }

    @Test
    void ranksByTheCurrentPeriod() {
        var fallen = new Row<>(team(1), counts(1), counts(100));
        var risen = new Row<>(team(2), counts(2), counts(3));

        assertThat(select(Queries.top(1), List.of(fallen, risen)))
                .containsExactly("Team 2 2", "Team 2 3", "Other 1", "Other 100");
    }

    @Test
    void drawsOneGroupAtATime() {
        var drawn = new ArrayList<Integer>();
        var groups = Stream.of(1, 2, 3).peek(drawn::add).map(team -> List.of(row(team, 1), row(team, 2)));

        var series = new SeriesSelection(Queries.usage()).of(groups);
        series.next();
        series.next();

        assertThat(drawn).containsExactly(1);
    }

    private static List<String> select(UsageQuery query, List<Row<BucketCounts>> rows) {
        var selected = new ArrayList<String>();
        new SeriesSelection(query)
                .of(Stream.of(rows))
                .forEachRemaining(series -> selected.add(
                        series.subject().label() + " " + series.amounts().totalText()));
        return selected;
    }

    private static Row<BucketCounts> row(int team, long count) {
        return new Row<>(team(team), counts(count), null);
    }

    private static Subject team(int id) {
        return Subject.of(new Team(Integer.toString(id), null));
    }

    private static BucketCounts counts(long... buckets) {
        return new BucketCounts(buckets, LongStream.of(buckets).sum());
    }
}
