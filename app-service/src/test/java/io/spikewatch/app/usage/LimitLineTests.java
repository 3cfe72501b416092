package io.spikewatch.app.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.app.billing.UsageLimits.Period;
import io.spikewatch.app.billing.UsageLimits.UsageLimit;
import io.spikewatch.app.view.Catalogue;
import io.spikewatch.app.view.Measure;
import io.spikewatch.app.view.UsageView;
import io.spikewatch.app.view.ViewReader;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

class LimitLineTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 20);
    private static final Period JUNE = period("2026-06-01", "2026-07-01");

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "day,   2026-06-09, 2026-06-11, 2026-06-09, 10000",
                "week,  2026-06-08, 2026-06-21, 2026-06-08, 70000",
                "month, 2026-06-01, 2026-06-30, 2026-06-01, 300000",
                "month, 2026-06-01, 2026-06-19, 2026-06-01, 190000",
                "week,  2026-06-10, 2026-06-21, 2026-06-08, 50000",
                "week,  2026-05-25, 2026-06-21, 2026-05-25, -",
                "week,  2026-05-25, 2026-06-21, 2026-06-01, 70000",
                "week,  2026-06-22, 2026-07-05, 2026-06-29, -",
                "day,   2026-05-25, 2026-07-02, 2026-05-31, -",
                "day,   2026-05-25, 2026-07-02, 2026-07-01, -"
            })
    void spreadsALimitOverTheDaysOfItsPeriod(
            String interval, String from, String to, LocalDate bucket, @Nullable BigDecimal allowed) {
        var line = new LimitLine(JUNE, tokens(300_000, 0), view("&interval=%s&from=%s&to=%s", interval, from, to));

        assertThat(line.on(bucket)).isEqualTo(allowed);
    }

    @Test
    void comparesALevelWithTheLimitAsItIs() {
        var seats = new UsageLimit("seats", "Seats", true, 10, null, 7);
        var line = new LimitLine(JUNE, seats, view("&interval=week&from=2026-06-01&to=2026-06-19"));

        assertThat(line.on(LocalDate.of(2026, 6, 8))).isEqualTo("10");
        assertThat(line.total()).isEqualTo("10");
        assertThat(line.name()).isEqualTo("Limit");
        assertThat(line.text())
                .isEqualTo("Billing period from 1 Jun 2026 to 30 Jun 2026 on plan Growth: 7 of 10 seats used on"
                        + " 19 Jun 2026, 3 left.");
    }

    @Test
    void addsUpToTheLimit() {
        var line = new LimitLine(JUNE, tokens(500, 0), view("&from=2026-05-01&to=2026-06-30"));

        assertThat(line.total()).isEqualTo("500");
        assertThat(line.on(LocalDate.of(2026, 6, 8))).isEqualTo("16.67");
        assertThat(line.name()).isEqualTo("Limit per day");
    }

    @ParameterizedTest
    @CsvSource({"427500, '72,500 left'", "500000, none left", "512340, '12,340 beyond the limit'"})
    void saysWhatIsLeft(long used, String left) {
        var line = new LimitLine(JUNE, tokens(500_000, used), view(""));

        assertThat(line.text())
                .isEqualTo("Billing period from 1 Jun 2026 to 30 Jun 2026 on plan Growth: %,d of 500,000 tokens used"
                                .formatted(used)
                        + " until 19 Jun 2026, " + left + ".");
    }

    @Test
    void saysThatNothingWasReported() {
        var period = new Period(JUNE.start(), JUNE.end(), "Growth", null);

        assertThat(new LimitLine(period, tokens(500_000, 0), view("")).text())
                .endsWith(": 0 of 500,000 tokens used, without a usage report so far.");
    }

    @ParameterizedTest
    @CsvSource({"'&breakdown=none', true", "'&breakdown=team&chart=area', true", "'&breakdown=team', false"})
    void isComparedWithWhatAddsUpOnly(String address, boolean comparable) {
        assertThat(new LimitLine(JUNE, tokens(1, 0), view(address)).isComparable())
                .isEqualTo(comparable);
    }

    private static UsageLimit tokens(long limit, long used) {
        return new UsageLimit("tokens", "Tokens", false, limit, null, used);
    }

    private static Period period(String start, String end) {
        return new Period(LocalDate.parse(start), LocalDate.parse(end), "Growth", TODAY.minusDays(1));
    }

    private static UsageView view(String address, Object... words) {
        var said = UriComponentsBuilder.fromUriString("?type=tokens" + address.formatted(words))
                .build()
                .getQueryParams();
        return new ViewReader(Measure.USAGE, "org-1", new LinkedMultiValueMap<>(said), TODAY).read(Catalogue.UNKNOWN);
    }
}
