package io.spikewatch.app.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "100    | 108        | +8%",
                "100    | 92         | −8%",
                "100    | 100        | 0%",
                "1000   | 1001       | 0%",
                "0      | 0          | ''",
                "0      | 5          | new",
                "5      | 0          | −100%",
                "100000 | 1          | −99%",
                "100    | 1099       | +999%",
                "100    | 1100       | 11×",
                "3      | 9000000    | 3,000,000×",
                "0.01   | 0.02       | +100%"
            })
    void tellsChangesInPercentWhereThatSaysSomething(BigDecimal before, BigDecimal now, String change) {
        assertThat(Amounts.change(before, now)).isEqualTo(change);
    }
}
