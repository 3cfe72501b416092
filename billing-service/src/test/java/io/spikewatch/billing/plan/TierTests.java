package io.spikewatch.billing.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TierTests {

    private static final List<Tier> TIERS = List.of(
            new Tier(1_000L, BigDecimal.ZERO),
            new Tier(3_000L, new BigDecimal("0.5")),
            new Tier(null, new BigDecimal("0.000001")));

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 0",
        "1000, 0",
        "1001, 0.5",
        "3000, 1000",
        "3001, 1000.000001",
        "9007199254740992, 9007200254.737992"
    })
    void chargesEachUnitThePriceOfItsTier(BigDecimal units, BigDecimal cost) {
        assertThat(Tier.cost(TIERS, units)).isEqualByComparingTo(cost);
    }

    @Test
    void staysExactBeyondWhatLongsHold() {
        var tiers = List.of(new Tier(null, new BigDecimal("999999999999.999999")));
        var aCentury = BigDecimal.valueOf(1L << 53).multiply(BigDecimal.valueOf(36_524));

        assertThat(Tier.cost(tiers, aCentury)).isEqualByComparingTo("328978945580159991479021054419840.008192");
    }
}
