package io.spikewatch.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueTests {

    @ParameterizedTest
    @CsvSource({"event_count_in_period, Events", "unheard_of_in_period, unheard of in period"})
    void callsUsageTypesAsPeopleDoWhileBillingIsAway(String type, String label) {
        assertThat(Catalogue.UNKNOWN.labelOf(type)).isEqualTo(label);
    }
}
