package io.spikewatch.billing.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.spikewatch.billing.IntegrationTest;
import io.spikewatch.billing.plan.Plan;
import io.spikewatch.billing.plan.Plans;
import io.spikewatch.billing.subscription.Subscription.Status;
import io.spikewatch.billing.subscription.SubscriptionChange.Kind;
import io.spikewatch.billing.subscription.Word.Occasion;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@IntegrationTest
@RecordApplicationEvents
class SubscriptionHistoryIntegrationTests {

    private static final LocalDate JUNE = LocalDate.of(2026, 6, 1);
    private static final List<String> PLANS = List.of("history-starter", "history-growth", "history-scale");

    @Autowired
    private Plans plans;

    @Autowired
    private Subscriptions subscriptions;

    @Autowired
    private ApplicationEvents events;

    @BeforeEach
    void definePlans() {
        PLANS.forEach(key -> plans.put(plan(key, PLANS.indexOf(key), LocalDate.of(2020, 1, 1))));
    }

    @Test
    void endsTheSameInWhateverOrderWordsArrive() {
        var seed = Long.getLong("oracle.seed", System.nanoTime());
        for (var number = 0; number < 20; number++) {
            var random = new Random(seed + number);
            var ordered = "history-ordered-" + UUID.randomUUID();
            var shuffled = "history-shuffled-" + UUID.randomUUID();
            var words = words(random);

            words.forEach(each -> subscriptions.put(ordered, each.subscription()));
            var arriving = new ArrayList<>(words);
            arriving.addAll(words.subList(0, words.size() / 2));
            Collections.shuffle(arriving, random);
            arriving.forEach(each -> subscriptions.tell(of(shuffled, each)));

            assertThat(subscriptions.find(shuffled))
                    .as("seed %d", seed + number)
                    .isEqualTo(subscriptions.find(ordered));
            assertThat(periods(shuffled)).as("seed %d", seed + number).isEqualTo(periods(ordered));
            assertThat(changes(shuffled)).as("seed %d", seed + number).isEqualTo(changes(ordered));
        }
    }

    @Test
    void keepsOlderWordOfOperatorOutOfTheHistory() {
        put("history-1", active("history-growth", "2026-06-10T00:00:00Z"));
        put("history-1", active("history-starter", "2026-06-01T00:00:00Z"));

        assertThat(changes("history-1")).isEmpty();
    }

    @Test
    void insertsLateWordOfOtherSourceWhereItOccurred() {
        put("history-2", active("history-growth", "2026-06-10T00:00:00Z"));
        tell("history-2", "late", Occasion.CHANGE, active("history-starter", "2026-06-01T00:00:00Z"));

        assertThat(subscriptions.find("history-2")).map(Subscription::plan).contains("history-growth");
        assertThat(changes("history-2"))
                .containsExactly(tuple(Kind.UPGRADE, "Starter", "Growth", "2026-06-10T00:00:00Z"));
    }

    @Test
    void judgesPlanChangesByRank() {
        put("history-3", active("history-growth", "2026-06-01T00:00:00Z"));
        put("history-3", active("history-scale", "2026-06-02T00:00:00Z"));
        put("history-3", active("history-scale", "2026-06-03T00:00:00Z"));
        put("history-3", active("history-starter", "2026-06-04T00:00:00Z"));

        assertThat(changes("history-3"))
                .containsExactly(
                        tuple(Kind.UPGRADE, "Growth", "Scale", "2026-06-02T00:00:00Z"),
                        tuple(Kind.DOWNGRADE, "Scale", "Starter", "2026-06-04T00:00:00Z"));
    }

    @Test
    void findsNoUpgradeBetweenPlansOfOneRank() {
        plans.put(plan("history-twin", 1, LocalDate.of(2020, 1, 1)));
        put("history-4", active("history-growth", "2026-06-01T00:00:00Z"));
        put("history-4", active("history-twin", "2026-06-02T00:00:00Z"));

        assertThat(changes("history-4")).isEmpty();
    }

    @Test
    void ranksAndCallsPlansAsOnTheDayOfTheChange() {
        plans.put(new Plan("history-moved", "Small", 0, "USD", Map.of(), Map.of(), List.of(), JUNE));
        plans.put(new Plan("history-moved", "Large", 9, "USD", Map.of(), Map.of(), List.of(), JUNE.plusDays(10)));
        put("history-5", active("history-growth", "2026-06-01T00:00:00Z"));
        put("history-5", active("history-moved", "2026-06-10T23:59:59Z"));
        put("history-5", active("history-growth", "2026-06-11T00:00:00Z"));

        assertThat(changes("history-5"))
                .containsExactly(
                        tuple(Kind.DOWNGRADE, "Growth", "Small", "2026-06-10T23:59:59Z"),
                        tuple(Kind.DOWNGRADE, "Large", "Growth", "2026-06-11T00:00:00Z"));
    }

    @Test
    void findsCancellationOnceUntilItIsTakenBack() {
        put("history-6", active("history-growth", "2026-06-01T00:00:00Z"));
        put("history-6", canceled(Status.ACTIVE, "2026-06-02T00:00:00Z"));
        put("history-6", canceled(Status.CANCELED, "2026-06-03T00:00:00Z"));
        put("history-6", active("history-growth", "2026-06-04T00:00:00Z"));
        put("history-6", canceled(Status.CANCELED, "2026-06-05T00:00:00Z"));

        assertThat(changes("history-6"))
                .containsExactly(
                        tuple(Kind.CANCELLATION, "Growth", "Growth", "2026-06-02T00:00:00Z"),
                        tuple(Kind.CANCELLATION, "Growth", "Growth", "2026-06-05T00:00:00Z"));
    }

    @Test
    void findsNothingInAFirstSubscription() {
        put("history-7", active("history-growth", "2026-06-01T00:00:00Z"));

        assertThat(changes("history-7")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"BEGINNING, TRIAL_ENDING", "BEGINNING, CHANGE", "TRIAL_ENDING, CHANGE", "CHANGE, END"})
    void ordersWordsOfOneInstantByOccasion(Occasion earlier, Occasion later) {
        for (var order : List.of(List.of(earlier, later), List.of(later, earlier))) {
            var organization = "history-" + UUID.randomUUID();

            order.forEach(occasion -> tell(
                    organization,
                    occasion.name(),
                    occasion,
                    active(occasion == later ? "history-scale" : "history-growth", "2026-06-01T00:00:00Z")));

            assertThat(subscriptions.find(organization)).map(Subscription::plan).contains("history-scale");
        }
    }

    @Test
    void ordersWordsOfOneInstantAndOccasionByTheirFirstArrival() {
        for (var number = 0; number < 20; number++) {
            var organization = "history-" + UUID.randomUUID();

            tell(organization, "one", Occasion.CHANGE, active("history-growth", "2026-06-01T00:00:00Z"));
            tell(organization, "other", Occasion.CHANGE, active("history-scale", "2026-06-01T00:00:00Z"));
            tell(organization, "one", Occasion.CHANGE, active("history-growth", "2026-06-01T00:00:00Z"));

            assertThat(subscriptions.find(organization)).map(Subscription::plan).contains("history-scale");
        }
    }

    @Test
    void letsOperatorHaveTheLastWordOfAnInstant() {
        tell("history-8", "end", Occasion.END, canceled(Status.CANCELED, "2026-06-01T00:00:00Z"));
        put("history-8", active("history-scale", "2026-06-01T00:00:00Z"));
        tell("history-8", "change", Occasion.CHANGE, active("history-growth", "2026-06-01T00:00:00Z"));

        assertThat(subscriptions.find("history-8")).map(Subscription::plan).contains("history-scale");
    }

    @Test
    void replacesWhatOperatorSaidOfOneInstantAndPeriod() {
        put("history-9", active("history-growth", "2026-06-01T00:00:00Z"));
        put("history-9", active("history-starter", "2026-06-02T00:00:00Z"));
        put("history-9", active("history-scale", "2026-06-02T00:00:00Z"));

        assertThat(changes("history-9"))
                .containsExactly(tuple(Kind.UPGRADE, "Growth", "Scale", "2026-06-02T00:00:00Z"));
    }

    @Test
    void keepsPeriodsThatOperatorTellsOfOneInstant() {
        var growth = active("history-growth", "2026-06-02T00:00:00Z");
        var july = subscription("history-growth", Status.ACTIVE, JUNE.plusMonths(1), null, "2026-06-02T00:00:00Z");
        put("history-10", july);
        put("history-10", growth);
        put("history-10", july);
        put("history-10", growth);

        assertThat(subscriptions.find("history-10")).contains(growth);
        assertThat(periods("history-10")).extracting(BillingPeriod::start).containsExactly(JUNE, JUNE.plusMonths(1));
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 2", "0, 2, 1", "1, 0, 2", "1, 2, 0", "2, 0, 1", "2, 1, 0"})
    void listensNoLongerToSubscriptionWhoseSuccessorHasSpoken(int first, int second, int third) {
        var organization = "history-" + UUID.randomUUID();
        var words = List.of(
                word(organization, "2026-01-01T00:00:00Z", active("history-starter", "2026-06-01T00:00:00Z")),
                word(organization, "2026-06-02T00:00:00Z", active("history-growth", "2026-06-02T00:00:00Z")),
                word(organization, "2026-01-01T00:00:00Z", canceled(Status.CANCELED, "2026-06-02T00:00:01Z")));

        IntStream.of(first, second, third).mapToObj(words::get).forEach(subscriptions::tell);

        assertThat(subscriptions.find(organization)).map(Subscription::status).contains(Status.ACTIVE);
        assertThat(changes(organization))
                .containsExactly(tuple(Kind.UPGRADE, "Starter", "Growth", "2026-06-02T00:00:00Z"));
    }

    @Test
    void publishesEachWordOnce() {
        put("history-11", active("history-growth", "2026-06-01T00:00:00Z"));
        put("history-11", active("history-growth", "2026-06-01T00:00:00Z"));
        put("history-11", active("history-growth", "2026-05-01T00:00:00Z"));
        tell("history-11", "once", Occasion.CHANGE, active("history-growth", "2026-05-01T00:00:00Z"));
        tell("history-11", "once", Occasion.CHANGE, active("history-growth", "2026-05-01T00:00:00Z"));

        assertThat(events.stream(SubscriptionTold.class).filter(new SubscriptionTold("history-11")::equals))
                .hasSize(2);
    }

    @Test
    void listsOrganizationsWithASubscription() {
        put("history-list-a", active("history-growth", "2026-06-01T00:00:00Z"));
        put("history-list-b", active("history-growth", "2026-06-01T00:00:00Z"));
        put("history-list-b", active("history-growth", "2026-06-02T00:00:00Z"));

        assertThat(subscriptions.organizations("history-list-", 2)).containsExactly("history-list-a", "history-list-b");
        assertThat(subscriptions.organizations("history-list-a", 1)).containsExactly("history-list-b");
        assertThat(subscriptions.find(List.of("history-list-a", "history-list-c")))
                .containsOnlyKeys("history-list-a");
    }

    /** Of periods that overlap, shrink and change their plans, in the order in which they occurred. */
    private static List<Word> words(Random random) {
        var words = new ArrayList<Word>();
        var day = JUNE;
        for (var number = 0; number < 12; number++) {
            var start = JUNE.plusDays(random.nextInt(4) * 10L);
            var status = Status.values()[random.nextInt(4)];
            var canceledAt = random.nextInt(4) > 0 ? null : day.atStartOfDay().toInstant(ZoneOffset.UTC);
            var subscription = new Subscription(
                    PLANS.get(random.nextInt(3)),
                    status,
                    start,
                    start.plusDays(1 + random.nextInt(30)),
                    null,
                    canceledAt,
                    null,
                    day.atStartOfDay().toInstant(ZoneOffset.UTC).plusSeconds(number));
            words.add(new Word("", UUID.randomUUID(), Occasion.CHANGE, null, subscription));
            day = day.plusDays(random.nextInt(4));
        }
        return words;
    }

    private static Word of(String organization, Word word) {
        return new Word(organization, word.id(), word.occasion(), word.beganAt(), word.subscription());
    }

    private static Word word(String organization, String beganAt, Subscription subscription) {
        return new Word(organization, UUID.randomUUID(), Occasion.CHANGE, Instant.parse(beganAt), subscription);
    }

    private void put(String organization, Subscription subscription) {
        subscriptions.put(organization, subscription);
    }

    private void tell(String organization, String name, Occasion occasion, Subscription subscription) {
        var id = UUID.nameUUIDFromBytes((organization + name).getBytes(StandardCharsets.UTF_8));
        subscriptions.tell(new Word(organization, id, occasion, null, subscription));
    }

    private static Subscription active(String plan, String occurredAt) {
        return subscription(plan, Status.ACTIVE, JUNE, null, occurredAt);
    }

    private static Subscription canceled(Status status, String occurredAt) {
        return subscription("history-growth", status, JUNE, Instant.parse(occurredAt), occurredAt);
    }

    private static Subscription subscription(
            String plan, Status status, LocalDate start, @Nullable Instant canceledAt, String occurredAt) {
        return new Subscription(
                plan, status, start, start.plusMonths(1), null, canceledAt, null, Instant.parse(occurredAt));
    }

    private static Plan plan(String key, int rank, LocalDate from) {
        var name = Character.toUpperCase(key.charAt(8)) + key.substring(9);
        return new Plan(key, name, rank, "USD", Map.of(), Map.of(), List.of(), from);
    }

    private List<BillingPeriod> periods(String organization) {
        return subscriptions.periods(organization, JUNE.minusYears(1), JUNE.plusYears(1));
    }

    private List<Tuple> changes(String organization) {
        return subscriptions.changes(List.of(organization)).getOrDefault(organization, List.of()).stream()
                .map(each -> tuple(
                        each.kind(),
                        each.fromPlan(),
                        each.toPlan(),
                        each.occurredAt().toString()))
                .toList();
    }
}
