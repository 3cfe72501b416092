package io.spikewatch.billing.spend;

import io.spikewatch.billing.series.Amounts;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Money by bucket, exact to the last of six decimals however much it is: counted in millionths, in longs as far as they
 * reach. It grows while it is made and never changes once it is shown.
 */
final class Money implements Amounts<Money> {

    static final int DECIMALS = 6;

    private final long[] millionths;

    /** What the longs could not hold, in addition to them. */
    private BigInteger @Nullable [] beyond;

    private @Nullable BigDecimal total;

    Money(int buckets) {
        millionths = new long[buckets];
    }

    void add(int bucket, long amount) {
        var sum = millionths[bucket] + amount;
        if (((millionths[bucket] ^ sum) & (amount ^ sum)) < 0) {
            addBeyond(bucket, BigInteger.valueOf(amount));
        } else {
            millionths[bucket] = sum;
        }
    }

    void add(int bucket, BigInteger amount) {
        if (amount.bitLength() < Long.SIZE) {
            add(bucket, amount.longValue());
        } else {
            addBeyond(bucket, amount);
        }
    }

    private void addBeyond(int bucket, BigInteger amount) {
        if (beyond == null) {
            beyond = new BigInteger[millionths.length];
            Arrays.fill(beyond, BigInteger.ZERO);
        }
        beyond[bucket] = beyond[bucket].add(amount);
    }

    private void add(int bucket, Money other, int from) {
        add(bucket, other.millionths[from]);
        if (other.beyond != null && other.beyond[from].signum() != 0) {
            add(bucket, other.beyond[from]);
        }
    }

    @Override
    public Money plus(Money other) {
        var sum = new Money(millionths.length);
        for (var bucket = 0; bucket < millionths.length; bucket++) {
            sum.add(bucket, this, bucket);
            sum.add(bucket, other, bucket);
        }
        return sum;
    }

    private Money sum() {
        var sum = new Money(1);
        for (var bucket = 0; bucket < millionths.length; bucket++) {
            sum.add(0, this, bucket);
        }
        return sum;
    }

    /** Added up when it is first asked for: to be ranked, an amount is compared many times. */
    BigDecimal totalAmount() {
        if (total == null) {
            total = sum().amount(0);
        }
        return total;
    }

    BigDecimal amount(int bucket) {
        var units = BigInteger.valueOf(millionths[bucket]);
        return new BigDecimal(beyond == null ? units : units.add(beyond[bucket]), DECIMALS);
    }

    @Override
    public boolean isZero() {
        for (var each : millionths) {
            if (each != 0) {
                return false;
            }
        }
        return beyond == null;
    }

    @Override
    public int compareTo(Money other) {
        return totalAmount().compareTo(other.totalAmount());
    }

    @Override
    public void writeBuckets(JsonGenerator json) {
        var digits = new Digits();
        json.writeStartArray();
        for (var bucket = 0; bucket < millionths.length; bucket++) {
            write(bucket, digits, json);
        }
        json.writeEndArray();
    }

    private void write(int bucket, Digits digits, JsonGenerator json) {
        if (beyond == null) {
            digits.write(millionths[bucket], json);
        } else {
            json.writeNumber(bucketText(bucket));
        }
    }

    @Override
    public void writeTotal(JsonGenerator json) {
        json.writeNumber(totalText());
    }

    @Override
    public String bucketText(int bucket) {
        return text(amount(bucket));
    }

    @Override
    public String totalText() {
        return text(totalAmount());
    }

    /** Plain notation without needless zeros. */
    static String text(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }
}
