package io.spikewatch.billing.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.billing.alert.AlertType;
import io.spikewatch.billing.alert.Condition;
import io.spikewatch.billing.alert.Metadata;
import io.spikewatch.billing.alert.StandingAlert;
import io.spikewatch.billing.limit.UsageForecast;
import io.spikewatch.messages.BillingAlertRaised.Severity;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReconciliationTests {

    private static final LocalDate JUNE = LocalDate.of(2026, 6, 1);

    @Test
    void raisesWhatNobodyWasToldOf() {
        var tokens = soft("tokens", "85.5");
        var seats = soft("seats", "80");

        var result = Reconciliation.of(List.of(tokens, seats), List.of(open(soft("events", "90")), open(tokens)), true);

        assertThat(result.raised()).containsExactly(seats);
        assertThat(result.followed()).isEmpty();
    }

    @Test
    void leavesAlertAloneThatSaysWhatHolds() {
        var tokens = soft("tokens", "85.5");

        assertThat(Reconciliation.of(List.of(tokens), List.of(open(tokens)), true)
                        .isEmpty())
                .isTrue();
        assertThat(Reconciliation.of(List.of(tokens), List.of(acknowledged(tokens)), true)
                        .isEmpty())
                .isTrue();
    }

    @Test
    void hasOpenAlertFollowItsCondition() {
        var alert = open(soft("tokens", "85.5"));

        var result = Reconciliation.of(List.of(soft("tokens", "99")), List.of(alert), true);

        assertThat(result.followed())
                .containsExactly(new StandingAlert(alert.id(), "org-1", soft("tokens", "99"), false, true));
        assertThat(result.raised()).isEmpty();
        assertThat(result.turnedCritical()).isEmpty();
    }

    @Test
    void noticesWhatTurnsCritical() {
        var alert = open(trial(3, Severity.WARNING));

        var result = Reconciliation.of(List.of(trial(2, Severity.CRITICAL)), List.of(alert), true);
        var next = Reconciliation.of(
                List.of(trial(1, Severity.CRITICAL)), List.of(open(trial(2, Severity.CRITICAL))), true);

        assertThat(result.turnedCritical()).containsExactly(alert.id());
        assertThat(next.followed()).hasSize(1);
        assertThat(next.turnedCritical()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "false, false, true, true",
        "false, false, false, false",
        "true, false, true, false",
        "false, true, true, false"
    })
    void tellsWhatWasSilentOnceItIsNews(boolean acknowledged, boolean toldLive, boolean live, boolean again) {
        var tokens = soft("tokens", "85.5");
        var alert = new StandingAlert(UUID.randomUUID(), "org-1", tokens, acknowledged, toldLive);

        var result = Reconciliation.of(List.of(tokens), List.of(alert), live);

        assertThat(result.nowNews()).isEqualTo(again ? Set.of(alert.id()) : Set.of());
        assertThat(result.isEmpty()).isEqualTo(!again);
    }

    @Test
    void neverTellsOldNewsOfAPlanAgain() {
        var trial = trial(3, Severity.WARNING);
        var alert = new StandingAlert(UUID.randomUUID(), "org-1", trial, false, false);

        assertThat(Reconciliation.of(List.of(trial), List.of(alert), true).isEmpty())
                .isTrue();
    }

    @Test
    void resolvesWhatNoLongerHolds() {
        var first = open(soft("tokens", "85.5"));
        var second = acknowledged(soft("seats", "80"));

        var result = Reconciliation.of(List.of(), List.of(first, second), true);

        assertThat(result.resolved()).containsExactly(first.id(), second.id());
    }

    @ParameterizedTest
    @CsvSource({"85.5, false", "95.4999999999, false", "95.5, true", "70, false"})
    void tellsAcknowledgedUsageAgainOnceItHasGrown(String percent, boolean again) {
        var now = soft("tokens", percent);

        var result = Reconciliation.of(List.of(now), List.of(acknowledged(soft("tokens", "85.5"))), true);

        assertThat(result.raised()).isEqualTo(again ? List.of(now) : List.of());
        assertThat(result.followed()).isEmpty();
        assertThat(result.resolved()).isEmpty();
    }

    @Test
    void comparesWithTheLatestThatWasAcknowledged() {
        var earlier = acknowledged(soft("tokens", "85.5"));
        var later = acknowledged(soft("tokens", "95.5"));

        assertThat(Reconciliation.of(List.of(soft("tokens", "99")), List.of(earlier, later), true)
                        .isEmpty())
                .isTrue();
    }

    @Test
    void tellsUsageOfAnotherPeriodAnew() {
        var june = open(soft("tokens", "85.5"));
        var july = new Condition(
                AlertType.USAGE_SOFT_WARNING,
                "tokens",
                Severity.WARNING,
                "85.5",
                june.condition().metadata(),
                new Condition.Usage(JUNE.plusMonths(1), new BigDecimal("85.5"), forecast()));

        var result = Reconciliation.of(List.of(july), List.of(june), true);

        assertThat(result.raised()).containsExactly(july);
        assertThat(result.resolved()).containsExactly(june.id());
    }

    @Test
    void neverTellsAcknowledgedTrialAgain() {
        var acknowledged = acknowledged(trial(5, Severity.WARNING));

        assertThat(Reconciliation.of(List.of(trial(1, Severity.CRITICAL)), List.of(acknowledged), true)
                        .isEmpty())
                .isTrue();
    }

    private static Condition soft(String usageType, String percent) {
        var exact = new BigDecimal(percent);
        return new Condition(
                AlertType.USAGE_SOFT_WARNING,
                usageType,
                Severity.WARNING,
                percent,
                new Metadata.Usage(usageType, exact, 1, 2),
                new Condition.Usage(JUNE, exact, forecast()));
    }

    private static Condition trial(long days, Severity severity) {
        var metadata = new Metadata.Trial(days, Instant.EPOCH);
        return new Condition(AlertType.TRIAL_EXPIRING, "", severity, "Trial expires", metadata, null);
    }

    private static UsageForecast forecast() {
        return new UsageForecast(1, null, null);
    }

    private static StandingAlert open(Condition condition) {
        return new StandingAlert(UUID.randomUUID(), "org-1", condition, false, true);
    }

    private static StandingAlert acknowledged(Condition condition) {
        return new StandingAlert(UUID.randomUUID(), "org-1", condition, true, true);
    }
}
