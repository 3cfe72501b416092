package io.spikewatch.billing.spend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

class MoneyTests {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 0.000001",
        "10, 0.00001",
        "100000, 0.1",
        "1000000, 1",
        "1000001, 1.000001",
        "12340000, 12.34",
        "1200000000000000000, 1200000000000",
        "9223372036854775807, 9223372036854.775807",
        "9223372036854775808, 9223372036854.775808",
        "9007199254740992000000, 9007199254740992"
    })
    void isWrittenInPlainNotationWithoutNeedlessZeros(BigInteger millionths, String text) {
        var money = new Money(1);

        money.add(0, millionths);

        assertThat(json(money)).isEqualTo("[" + text + "]");
        assertThat(money.bucketText(0)).isEqualTo(text);
        assertThat(money.totalText()).isEqualTo(text);
    }

    @Test
    void staysExactWhereLongsEnd() {
        var money = new Money(2);

        money.add(0, Long.MAX_VALUE);
        money.add(0, Long.MAX_VALUE);
        money.add(0, 2);
        money.add(1, 5);

        assertThat(json(money)).isEqualTo("[18446744073709.551616,0.000005]");
        assertThat(json(money.plus(money))).isEqualTo("[36893488147419.103232,0.00001]");
        assertThat(money.totalText()).isEqualTo("18446744073709.551621");
    }

    @Test
    void isComparedByTotal() {
        var small = money(3, 3);
        var large = money(7, 0);

        assertThat(small).isLessThan(large).isEqualByComparingTo(money(6, 0));
    }

    @Test
    void isZeroOnlyWhereAllBucketsAre() {
        assertThat(money(0, 0).isZero()).isTrue();
        assertThat(money(0, 1).isZero()).isFalse();
    }

    private static Money money(long... buckets) {
        var money = new Money(buckets.length);
        for (var bucket = 0; bucket < buckets.length; bucket++) {
            money.add(bucket, buckets[bucket]);
        }
        return money;
    }

    private static String json(Money money) {
        var text = new StringWriter();
        try (var json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            money.writeBuckets(json);
        }
        return text.toString();
    }
}
