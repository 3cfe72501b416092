package io.spikewatch.billing.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class BucketCountsTests {

    private static final BucketCounts MOST = new BucketCounts(new long[] {Long.MAX_VALUE, 1}, Long.MAX_VALUE);
    private static final BucketCounts ONE = new BucketCounts(new long[] {1, 0}, 1);

    @Test
    void addsUpExactlyBeyondWhatLongsHold() {
        var sum = MOST.plus(ONE).plus(MOST);

        assertThat(sum.bucketText(0)).isEqualTo("18446744073709551615");
        assertThat(sum.bucketText(1)).isEqualTo("2");
        assertThat(sum.totalText()).isEqualTo("18446744073709551615");
        assertThat(written(sum)).isEqualTo("[18446744073709551615,2]");
        assertThat(sum.isZero()).isFalse();
    }

    @Test
    void ranksWhatLongsHoldBelowWhatTheyDont() {
        var beyond = MOST.plus(ONE);

        assertThat(beyond).isGreaterThan(MOST).isEqualByComparingTo(ONE.plus(MOST));
        assertThat(ONE).isLessThan(beyond);
    }

    private static String written(BucketCounts counts) {
        var text = new StringWriter();
        try (var json = new JsonMapper().createGenerator(text)) {
            counts.writeBuckets(json);
        }
        return text.toString();
    }
}
