package io.spikewatch.app.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "38400 | 38,400",
                "0 | 0",
                "9.456 | 9.46",
                "12000.5 | 12,001",
                "9007199254740992 | 9,007,199,254,740,992"
            })
    void groupsDigits(BigDecimal value, String text) {
        assertThat(Figures.number(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"3.2 | 3.2×", "7.46 | 7.5×", "0.124 | 0.12×", "0.00182 | 0.0018×", "1200 | 1,200×", "0 | 0×"})
    void marksFactors(BigDecimal value, String text) {
        assertThat(Figures.factor(value)).isEqualTo(text);
    }

    @Test
    void signsChanges() {
        assertThat(Figures.change(BigDecimal.ONE, BigDecimal.TEN)).isEqualTo("+9");
        assertThat(Figures.change(BigDecimal.TEN, BigDecimal.ONE)).isEqualTo("−9");
        assertThat(Figures.percentChange(BigDecimal.valueOf(-88))).isEqualTo("−88%");
        assertThat(Figures.share(new BigDecimal("0.954"))).isEqualTo("95%");
    }

    @Test
    void saysWhatIsUnknown() {
        assertThat(Figures.number(null)).isEqualTo(Figures.UNKNOWN);
        assertThat(Figures.factor(null)).isEqualTo(Figures.UNKNOWN);
        assertThat(Figures.change(null, BigDecimal.ONE)).isEqualTo(Figures.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "950, 950", "12500, 12.5k", "50000000, 50M"})
    void shortensCounts(double value, String text) {
        assertThat(Figures.compact(value)).isEqualTo(text);
    }
}
