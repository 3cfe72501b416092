package io.spikewatch.billing.spike;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.spikewatch.billing.StartRefusedException;
import io.spikewatch.billing.catalog.UsageTypes;
import io.spikewatch.billing.spike.SensitivityProperties.SmallestChange;
import io.spikewatch.detector.Preset;
import io.spikewatch.detector.Sensitivity;
import java.util.List;
import org.junit.jupiter.api.Test;

class SensitivitiesTests {

    private static final Sensitivity LOW = Sensitivity.of(Preset.LOW);

    @Test
    void knowWhatMattersOfEachUsageType() {
        var sensitivities = sensitivities(new SmallestChange("tokens", 1_000));

        assertThat(sensitivities.of("tokens")).contains(LOW.withSmallestChange(1_000));
        assertThat(sensitivities.of("seats")).contains(LOW);
        assertThat(sensitivities.of("novelties")).isEmpty();
    }

    @Test
    void refuseUsageTypesThatTheCatalogueDoesNotKnow() {
        assertThatExceptionOfType(StartRefusedException.class)
                .isThrownBy(() -> sensitivities(new SmallestChange("novelties", 5)))
                .withMessageContaining("novelties");
    }

    @Test
    void differInTheirFingerprint() {
        assertThat(sensitivities().fingerprint())
                .isEqualTo(sensitivities().fingerprint())
                .isNotEqualTo(sensitivities(new SmallestChange("tokens", 1_000)).fingerprint());
    }

    private static Sensitivities sensitivities(SmallestChange... smallestChanges) {
        return new Sensitivities(new SensitivityProperties(Preset.LOW, List.of(smallestChanges)), UsageTypes.shipped());
    }
}
