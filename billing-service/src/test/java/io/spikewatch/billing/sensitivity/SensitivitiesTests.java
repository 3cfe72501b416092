package io.spikewatch.billing.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.spikewatch.billing.StartRefusedException;
import io.spikewatch.billing.catalog.UsageTypes;
import io.spikewatch.detector.Preset;
import io.spikewatch.detector.Sensitivity;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class SensitivitiesTests {

    @ParameterizedTest
    @CsvSource({
        "HIGH, event_count_in_period, 50",
        "MEDIUM, event_count_in_period, 100",
        "LOW, event_count_in_period, 250",
        "MEDIUM, rows_synced_in_period, 1000",
        "MEDIUM, exceptions_captured_in_period, 50",
        "HIGH, tokens, 10",
        "MEDIUM, tokens, 20",
        "LOW, tokens, 50",
    })
    void askForARiseThatMattersInItsUnit(Preset preset, String usageType, double smallestChange) {
        var sensitivity = Sensitivities.shipped(preset).of(usageType);

        assertThat(sensitivity.smallestChange()).isEqualTo(smallestChange);
    }

    @ParameterizedTest
    @CsvSource({"medium, MEDIUM", "High, HIGH", "LOW, LOW"})
    void takeTheConfiguredPreset(String name, Preset preset) {
        assertThat(sensitivities(name, Map.of()).preset()).isEqualTo(preset);
    }

    @Test
    void takeConfiguredChanges() {
        var sensitivities = sensitivities("medium", Map.of("tokens", "2500", "recording.count.in.period", "0"));

        assertThat(sensitivities.of("tokens").smallestChange()).isEqualTo(2_500);
        assertThat(sensitivities.of("recording_count_in_period").smallestChange())
                .isZero();
        assertThat(sensitivities.at(Preset.LOW).of("tokens").smallestChange()).isEqualTo(6_250);
    }

    @Test
    void areConfiguredByTheEnvironment() {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        "systemEnvironment",
                        Map.of(
                                "BILLING_DETECTION_SENSITIVITY", "low",
                                "BILLING_DETECTION_SMALLESTCHANGE_EVENT_COUNT_IN_PERIOD", "400")));

        var properties = Binder.get(environment)
                .bind("billing.detection", SensitivityProperties.class)
                .get();

        var sensitivities = sensitivities(properties.sensitivity(), properties.smallestChange());
        assertThat(sensitivities.of("event_count_in_period"))
                .isEqualTo(Sensitivity.of(Preset.LOW).withSmallestChange(400));
    }

    @ParameterizedTest
    @CsvSource({
        "often, tokens, 5, 'billing.detection.sensitivity must be high, medium or low, but is often'",
        "low, novelties, 5, 'billing.detection.smallest-change.novelties must name a usage type of the catalogue, but"
                + " there is none such'",
        "low, tokens, -1, 'billing.detection.smallest-change.tokens must be a number from 0 on, but is -1'",
        "low, tokens, NaN, 'billing.detection.smallest-change.tokens must be a number from 0 on, but is NaN'",
        "low, tokens, many, 'billing.detection.smallest-change.tokens must be a number from 0 on, but is many'",
    })
    void refuseToStartOnWhatMakesNoSense(String preset, String usageType, String count, String message) {
        assertThatExceptionOfType(StartRefusedException.class)
                .isThrownBy(() -> sensitivities(preset, Map.of(usageType, count)))
                .withMessage(message);
    }

    @ParameterizedTest
    @EnumSource(
            value = Preset.class,
            names = {"HIGH", "LOW"})
    void differInTheirFingerprint(Preset other) {
        var medium = Sensitivities.shipped(Preset.MEDIUM);

        assertThat(medium.fingerprint())
                .isEqualTo(Sensitivities.shipped(Preset.MEDIUM).fingerprint())
                .isNotEqualTo(medium.at(other).fingerprint())
                .isNotEqualTo(sensitivities("medium", Map.of("tokens", "7")).fingerprint());
    }

    private static Sensitivities sensitivities(String preset, Map<String, String> smallestChange) {
        return new SensitivityConfiguration()
                .sensitivities(new SensitivityProperties(preset, smallestChange), UsageTypes.shipped());
    }
}
