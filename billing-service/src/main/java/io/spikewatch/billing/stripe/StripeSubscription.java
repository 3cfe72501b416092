package io.spikewatch.billing.stripe;

import io.spikewatch.billing.subscription.Subscription;
import io.spikewatch.billing.subscription.Subscription.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as Stripe writes it, as far as it matters here. Its period is told with the subscription by versions of
 * Stripe's API before 2025-03-31, with its items since.
 */
record StripeSubscription(
        @Nullable String status,
        @Nullable String customer,
        @Nullable Map<String, @Nullable String> metadata,
        @Nullable Instant created,
        @Nullable Instant currentPeriodStart,
        @Nullable Instant currentPeriodEnd,
        @Nullable Instant trialEnd,
        @Nullable Instant canceledAt,
        @Nullable Instant cancelAt,
        @Nullable Instant endedAt,
        @Nullable Items items) {

    /** Whoever still owes something is past due, and so is a trial that nobody pays for after its end. */
    private static final Map<String, Status> STATUSES = Map.of(
            "trialing", Status.TRIALING,
            "active", Status.ACTIVE,
            "past_due", Status.PAST_DUE,
            "unpaid", Status.PAST_DUE,
            "paused", Status.PAST_DUE,
            "canceled", Status.CANCELED);

    /** The first payment never came: nobody was ever on it. */
    private static final Set<String> NEVER_BEGUN = Set.of("incomplete", "incomplete_expired");

    record Items(@Nullable List<Item> data) {}

    record Item(
            @Nullable Price price,
            @Nullable Instant currentPeriodStart,
            @Nullable Instant currentPeriodEnd) {}

    record Price(@Nullable String id) {}

    boolean hasBegun() {
        return status == null || !NEVER_BEGUN.contains(status);
    }

    /** Whether it can be said in our words. */
    boolean isComplete() {
        return status != null
                && STATUSES.containsKey(status)
                && periodStart().isPresent()
                && periodEnd().isPresent();
    }

    /** The organization it was made for, if whoever made it said so. */
    Optional<String> organization() {
        return Optional.ofNullable(metadata)
                .map(each -> each.get("organization_id"))
                .filter(id -> !id.isBlank());
    }

    List<String> prices() {
        return lines().map(Item::price)
                .filter(Objects::nonNull)
                .map(Price::id)
                .filter(Objects::nonNull)
                .toList();
    }

    /** In our words. */
    Subscription on(String plan, Instant occurredAt) {
        var start = periodStart().orElseThrow();
        var end = periodEnd().orElseThrow();
        return new Subscription(
                plan,
                Objects.requireNonNull(STATUSES.get(status)),
                start,
                end.isAfter(start) ? end : start.plusDays(1), // a period may end on the day on which it began
                trialEnd,
                canceledAt,
                endedAt == null ? cancelAt : endedAt,
                occurredAt);
    }

    private Optional<LocalDate> periodStart() {
        return day(currentPeriodStart, Item::currentPeriodStart);
    }

    private Optional<LocalDate> periodEnd() {
        return day(currentPeriodEnd, Item::currentPeriodEnd);
    }

    private Optional<LocalDate> day(@Nullable Instant ofAll, Function<Item, @Nullable Instant> ofOne) {
        return Stream.concat(Stream.ofNullable(ofAll), lines().map(ofOne).filter(Objects::nonNull))
                .map(instant -> instant.atZone(ZoneOffset.UTC).toLocalDate())
                .findFirst();
    }

    private Stream<Item> lines() {
        return items == null || items.data() == null ? Stream.empty() : items.data().stream();
    }
}
