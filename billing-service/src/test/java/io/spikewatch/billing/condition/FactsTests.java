package io.spikewatch.billing.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.spikewatch.billing.alert.AlertType;
import io.spikewatch.billing.alert.Condition;
import io.spikewatch.billing.alert.Metadata;
import io.spikewatch.billing.catalog.UsageTypes;
import io.spikewatch.billing.limit.Allowance;
import io.spikewatch.billing.limit.PlanUsage;
import io.spikewatch.billing.limit.Threshold;
import io.spikewatch.billing.limit.UsageForecast;
import io.spikewatch.billing.plan.Limit;
import io.spikewatch.billing.plan.Plan;
import io.spikewatch.billing.subscription.Subscription;
import io.spikewatch.billing.subscription.Subscription.Status;
import io.spikewatch.billing.subscription.SubscriptionChange;
import io.spikewatch.billing.subscription.SubscriptionChange.Kind;
import io.spikewatch.messages.BillingAlertRaised.Severity;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of the reference and the contract, row by row. */
class FactsTests {

    private static final Instant NOW = Instant.parse("2026-06-10T12:00:00Z");
    private static final LocalDate PERIOD = LocalDate.of(2026, 6, 1);
    private static final UsageForecast FORECAST = new UsageForecast(1, null, null);

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # usage type                       | limit  | soft   | used      | message
            tokens                             | 500000 | -      | 399999    | -
            tokens                             | 500000 | -      | 400000    | Token usage at 80% (400,000 of 500,000)
            tokens                             | 500000 | -      | 427500    | Token usage at 85% (427,500 of 500,000)
            tokens                             | 500000 | -      | 499999    | Token usage at 99% (499,999 of 500,000)
            tokens                             | 500000 | 500000 | 400000    | Token usage at 80% (400,000 of 500,000)
            tokens                             | 500000 | 400000 | 319999    | -
            tokens                             | 500000 | 400000 | 320000    | Token usage at 80% (320,000 of 400,000)
            tokens                             | 500000 | 400000 | 499999    | Token usage at 124% (499,999 of 400,000)
            tokens                             | 500000 | -      | 500000    | Token usage limit reached (500,000 tokens used)
            tokens                             | 500000 | 600000 | 500000    | Token usage limit reached (500,000 tokens used)
            tokens                             | 500000 | 600000 | 480000    | Token usage at 80% (480,000 of 600,000)
            tokens                             | 500000 | -      | 600000    | Token usage limit reached (600,000 tokens used)
            seats                              | 5      | -      | 4         | Seat usage at 80% (4 of 5)
            seats                              | 5      | -      | 5         | Seat usage limit reached (5 seats used)
            playbook_runs                      | 1000   | -      | 999       | Playbook run usage at 99% (999 of 1,000)
            enhanced_persons_event_count_in_period | 10 | -      | 10        | Person event usage limit reached (10 events with person profiles used)
            billable_feature_flag_requests_count_in_period | 10 | - | 11     | Feature flag request usage limit reached (11 feature flag requests used)
            tokens                             | 0      | -      | 0         | -
            tokens                             | 0      | -      | 1         | Token usage limit reached (1 tokens used)
            tokens                             | 3      | 0      | 2         | Token usage at 200% (2 of 0)
            tokens                             | 9007199254740992 | - | 9007199254740992 | Token usage limit reached (9,007,199,254,740,992 tokens used)
            """)
    void comparesUsageWithTheLimit(String type, long limit, @Nullable Long soft, long used, @Nullable String message) {
        var conditions = conditions(allowance(type, new Limit(limit, soft), Threshold.NONE, used, null));

        assertThat(conditions).extracting(Condition::message).isEqualTo(message == null ? List.of() : List.of(message));
    }

    @ParameterizedTest
    @CsvSource({
        "400000, USAGE_SOFT_WARNING, WARNING, 80, 500000",
        "427500, USAGE_SOFT_WARNING, WARNING, 85.5, 500000",
        "427999, USAGE_SOFT_WARNING, WARNING, 85.5, 500000",
        "499999, USAGE_SOFT_WARNING, WARNING, 99.9, 500000",
        "500000, USAGE_HARD_WARNING, CRITICAL, 100, 500000",
        "600000, USAGE_HARD_WARNING, CRITICAL, 120, 500000"
    })
    void tellsTheFiguresOfUsage(long used, AlertType type, Severity severity, BigDecimal percent, long limit) {
        var conditions = conditions(allowance("tokens", new Limit(500_000, null), Threshold.NONE, used, null));

        assertThat(conditions).singleElement().satisfies(condition -> {
            assertThat(condition.type()).isEqualTo(type);
            assertThat(condition.subject()).isEqualTo("tokens");
            assertThat(condition.severity()).isEqualTo(severity);
            assertThat(condition.metadata()).isEqualTo(new Metadata.Usage("tokens", percent, used, limit));
            assertThat(condition.forecast()).isEqualTo(FORECAST);
        });
    }

    @Test
    void raisesHardWarningAndOverageWhereMoreCanBeBought() {
        var conditions = conditions(
                allowance("tokens", new Limit(500_000, null), Threshold.NONE, 600_000, new BigDecimal("1000.00")));

        assertThat(conditions)
                .extracting(Condition::type, Condition::severity, Condition::message)
                .containsExactly(
                        tuple(
                                AlertType.USAGE_HARD_WARNING,
                                Severity.CRITICAL,
                                "Token usage limit reached (600,000 tokens used)"),
                        tuple(
                                AlertType.OVERAGE_INCURRED,
                                Severity.WARNING,
                                "Overage incurred: 100,000 tokens beyond plan limit"));
        assertThat(conditions.get(1).metadata())
                .isEqualTo(new Metadata.Overage("tokens", 100_000, BigDecimal.valueOf(1_000)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # limit | percent | absolute | used   | message
            500000  | 70      | -        | 349999 | -
            500000  | 70      | -        | 350000 | Token usage at 70% (350,000 of 500,000)
            500000  | 90      | -        | 400000 | -
            500000  | -       | 100000   | 99999  | -
            500000  | -       | 100000   | 100000 | Token usage at 20% (100,000 of 500,000)
            500000  | 70      | 100000   | 100000 | Token usage at 20% (100,000 of 500,000)
            500000  | 90      | 450001   | 450000 | Token usage at 90% (450,000 of 500,000)
            500000  | 70      | 100000   | 500000 | Token usage limit reached (500,000 tokens used)
            -       | -       | 100000   | 99999  | -
            -       | -       | 100000   | 105000 | Token usage at 105% (105,000 of 100,000)
            """)
    void warnsFromTheThresholdOfTheOrganizationOn(
            @Nullable Long limit,
            @Nullable Integer percent,
            @Nullable Long absolute,
            long used,
            @Nullable String message) {
        var included = limit == null ? null : new Limit(limit, null);

        var conditions = conditions(allowance("tokens", included, new Threshold(percent, absolute), used, null));

        assertThat(conditions).extracting(Condition::message).isEqualTo(message == null ? List.of() : List.of(message));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2026-06-16T00:00:00Z, -, -",
                "2026-06-15T23:59:59Z, WARNING, Trial expires in 5 days",
                "2026-06-15T00:00:00Z, WARNING, Trial expires in 5 days",
                "2026-06-13T12:00:00Z, WARNING, Trial expires in 3 days",
                "2026-06-12T12:00:00Z, CRITICAL, Trial expires in 2 days",
                "2026-06-11T00:00:00Z, CRITICAL, Trial expires in 1 day",
                "2026-06-10T23:00:00Z, CRITICAL, Trial expires today",
                "2026-06-10T01:00:00Z, CRITICAL, Trial expires today",
                "2026-06-09T23:59:59Z, -, -"
            })
    void countsTheDaysOfTheTrial(Instant end, @Nullable Severity severity, @Nullable String message) {
        var conditions = new Facts(usage(trial(Status.TRIALING, end)), List.of()).conditions(NOW);

        assertThat(conditions).extracting(Condition::message).isEqualTo(message == null ? List.of() : List.of(message));
        assertThat(conditions).extracting(Condition::severity).allMatch(each -> each == severity);
    }

    @Test
    void tellsTheFiguresOfTheTrial() {
        var end = Instant.parse("2026-06-13T00:00:00Z");

        var conditions = new Facts(usage(trial(Status.TRIALING, end)), List.of()).conditions(NOW);

        assertThat(conditions).extracting(Condition::metadata).containsExactly(new Metadata.Trial(3, end));
    }

    @Test
    void saysNothingOfATrialThatWasLeft() {
        var conditions = new Facts(usage(trial(Status.ACTIVE, NOW)), List.of()).conditions(NOW);

        assertThat(conditions).isEmpty();
    }

    @Test
    void tellsEachChangeOfThePlanByItsId() {
        var upgrade = change("2026-06-02T00:00:00Z", Kind.UPGRADE, "Starter", "Growth");
        var downgrade = change("2026-06-03T00:00:00Z", Kind.DOWNGRADE, "Growth", "Starter");

        var conditions = new Facts(usage(trial(Status.ACTIVE, null)), List.of(upgrade, downgrade)).conditions(NOW);

        assertThat(conditions)
                .containsExactly(
                        new Condition(
                                AlertType.PLAN_UPGRADED,
                                upgrade.id().toString(),
                                Severity.INFO,
                                "Plan upgraded from Starter to Growth",
                                new Metadata.PlanChange("Starter", "Growth", upgrade.occurredAt()),
                                null),
                        new Condition(
                                AlertType.PLAN_DOWNGRADED,
                                downgrade.id().toString(),
                                Severity.WARNING,
                                "Plan downgraded from Growth to Starter",
                                new Metadata.PlanChange("Growth", "Starter", downgrade.occurredAt()),
                                null));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-06-18T00:00:00Z, 2025-06-10T12:00:00Z, 0",
        "2024-06-18T00:00:00Z, 2025-06-10T12:00:01Z, 1",
        "2025-06-10T12:00:00Z, 2024-06-18T00:00:00Z, 0",
        "2025-06-10T12:00:01Z, 2024-06-18T00:00:00Z, 1"
    })
    void forgetsPlanChangesAYearAfterTheyOccurredAndWereTold(Instant occurredAt, Instant toldAt, int count) {
        var change = change(occurredAt, toldAt, Kind.UPGRADE, "Starter", "Growth");

        var conditions = new Facts(usage(trial(Status.ACTIVE, null)), List.of(change)).conditions(NOW);

        assertThat(conditions).hasSize(count);
    }

    @Test
    void neverForgetsTheCancellationThatStands() {
        var canceledAt = Instant.parse("2024-06-18T00:00:00Z");
        var change = change(canceledAt, canceledAt, Kind.CANCELLATION, "Growth", "Growth");

        var conditions = new Facts(usage(subscription(Status.CANCELED, null, canceledAt, null)), List.of(change))
                .conditions(NOW);

        assertThat(conditions)
                .extracting(Condition::type, Condition::metadata)
                .containsExactly(tuple(
                        AlertType.SUBSCRIPTION_CANCELED, new Metadata.Cancellation(canceledAt, PERIOD.plusMonths(1))));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2026-06-20T23:00:00Z, Subscription canceled, access ends on 2026-06-20",
                "-, Subscription canceled, access ends on 2026-07-01"
            })
    void tellsOfACancellationWhenAccessEnds(@Nullable Instant accessEnds, String message, String end) {
        var subscription = subscription(Status.CANCELED, null, NOW, accessEnds);
        var change = change("2026-06-09T00:00:00Z", Kind.CANCELLATION, "Growth", "Growth");

        var conditions = new Facts(usage(subscription), List.of(change)).conditions(NOW);

        assertThat(conditions).singleElement().satisfies(condition -> {
            assertThat(condition.message()).isEqualTo(message + ", " + end);
            assertThat(condition.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(condition.subject()).isEqualTo(change.id().toString());
        });
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"2026-05-20T00:00:00Z, 2026-05-20T00:00:00Z", "-, 2026-06-09T00:00:00Z"})
    void tellsWhenItWasCanceledOrElseWhenThatOccurred(@Nullable Instant canceledAt, Instant told) {
        var subscription = subscription(Status.CANCELED, null, canceledAt, null);
        var change = change("2026-06-09T00:00:00Z", Kind.CANCELLATION, "Growth", "Growth");

        var conditions = new Facts(usage(subscription), List.of(change)).conditions(NOW);

        assertThat(conditions)
                .extracting(Condition::metadata)
                .containsExactly(new Metadata.Cancellation(told, PERIOD.plusMonths(1)));
    }

    @Test
    void tellsOnlyOfTheCancellationThatStands() {
        var first = change("2026-06-05T00:00:00Z", Kind.CANCELLATION, "Growth", "Growth");
        var second = change("2026-06-09T00:00:00Z", Kind.CANCELLATION, "Growth", "Growth");

        var atPeriodEnd = new Facts(usage(subscription(Status.ACTIVE, null, NOW, null)), List.of(first, second));
        var takenUpAgain = new Facts(usage(subscription(Status.ACTIVE, null, null, null)), List.of(first, second));

        assertThat(atPeriodEnd.conditions(NOW))
                .extracting(Condition::subject)
                .containsExactly(second.id().toString());
        assertThat(takenUpAgain.conditions(NOW)).isEmpty();
    }

    private static List<Condition> conditions(Allowance allowance) {
        var usage = new PlanUsage(subscription(Status.ACTIVE, null, null, null), PLAN, PERIOD, List.of(allowance));
        return new Facts(usage, List.of()).conditions(NOW);
    }

    private static Allowance allowance(
            String type, @Nullable Limit limit, Threshold threshold, long used, @Nullable BigDecimal overageCost) {
        var usageType = UsageTypes.shipped().find(type).orElseThrow();
        return new Allowance(usageType, limit, threshold, used, overageCost, FORECAST);
    }

    private static PlanUsage usage(Subscription subscription) {
        return new PlanUsage(subscription, PLAN, null, List.of());
    }

    private static final Plan PLAN =
            new Plan("growth", "Growth", 20, "USD", Map.of(), Map.of(), List.of(), LocalDate.of(2020, 1, 1));

    private static Subscription trial(Status status, @Nullable Instant end) {
        return subscription(status, end, null, null);
    }

    private static Subscription subscription(
            Status status, @Nullable Instant trialEnds, @Nullable Instant canceled, @Nullable Instant accessEnds) {
        return new Subscription("growth", status, PERIOD, PERIOD.plusMonths(1), trialEnds, canceled, accessEnds, NOW);
    }

    private static SubscriptionChange change(String occurredAt, Kind kind, String from, String to) {
        return change(Instant.parse(occurredAt), Instant.parse(occurredAt), kind, from, to);
    }

    private static SubscriptionChange change(Instant occurredAt, Instant toldAt, Kind kind, String from, String to) {
        return new SubscriptionChange(UUID.randomUUID(), "org-1", occurredAt, toldAt, kind, from, to);
    }
}
