package io.spikewatch.billing.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageTypesTests {

    private static final UsageType CREDITS =
            new UsageType("credits", "credits", "Credits", "Credit usage", "credits", Aggregation.SUM);

    @ParameterizedTest
    @CsvSource({
        "event_count_in_period, events, Event usage, events, SUM",
        "billable_feature_flag_requests_count_in_period, feature_flag_requests, Feature flag request usage, flags, SUM",
        "seats, seats, Seat usage, seats, LAST"
    })
    void shipsTheCatalogueOfTheContract(
            String key, String metric, String labelInAlerts, String family, Aggregation aggregation) {
        var type = UsageTypes.shipped().find(key).orElseThrow();

        assertThat(type.metric()).isEqualTo(metric);
        assertThat(type.labelInAlerts()).isEqualTo(labelInAlerts);
        assertThat(type.family()).isEqualTo(family);
        assertThat(type.aggregation()).isEqualTo(aggregation);
    }

    @Test
    void appendsWhatOperatorsAdd() {
        var types = new UsageTypes(new CatalogProperties(List.of(CREDITS)));

        assertThat(types.all()).hasSize(12).endsWith(CREDITS);
        assertThat(types.find("credits")).contains(CREDITS);
    }

    @Test
    void letsOperatorsReplaceAShippedTypeInItsPlace() {
        var tokens = new UsageType("tokens", "tokens", "AI tokens", "AI token usage", "ai", Aggregation.SUM);

        var types = new UsageTypes(new CatalogProperties(List.of(tokens)));

        assertThat(types.all()).hasSize(11);
        assertThat(types.all().get(8)).isEqualTo(tokens);
    }

    @Test
    void knowsNothingElse() {
        assertThat(UsageTypes.shipped().find("novelties")).isEmpty();
    }
}
