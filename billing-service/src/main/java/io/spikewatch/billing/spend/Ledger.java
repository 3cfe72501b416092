package io.spikewatch.billing.spend;

import io.spikewatch.billing.query.Axis;
import io.spikewatch.billing.query.UsageQuery;
import io.spikewatch.billing.series.Row;
import io.spikewatch.billing.series.Subject;
import java.math.BigInteger;
import java.util.stream.Stream;

/** Where the money of several owners adds up, in the query's range and in its previous period. */
final class Ledger {

    private final Axis axis;
    private final boolean compared;
    private final Money[] current;
    private final Money[] previous;

    Ledger(UsageQuery query, int owners) {
        axis = query.axis();
        compared = query.compared();
        current = empty(owners);
        previous = empty(compared ? owners : 0);
    }

    private Money[] empty(int owners) {
        return Stream.generate(() -> new Money(axis.size())).limit(owners).toArray(Money[]::new);
    }

    /** @param day counted from the first that the query needs; so are all days here */
    void charge(int owner, int day, BigInteger millionths) {
        on(day)[owner].add(bucket(day), millionths);
    }

    void charge(Shares shares, int day, BigInteger millionths) {
        shares.split(millionths, on(day), bucket(day));
    }

    private Money[] on(int day) {
        return compared && day < axis.days() ? previous : current;
    }

    private int bucket(int day) {
        return axis.bucketOf(day % axis.days());
    }

    boolean isZero(int owner) {
        return current[owner].isZero() && (!compared || previous[owner].isZero());
    }

    Row<Money> row(int owner, Subject subject) {
        return new Row<>(subject, current[owner], compared ? previous[owner] : null);
    }
}
