package io.spikewatch.billing.watch;

import static io.spikewatch.billing.watch.Customer.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.billing.IntegrationTest;
import io.spikewatch.billing.plan.Plans;
import io.spikewatch.billing.subscription.Subscription;
import io.spikewatch.billing.subscription.Subscription.Status;
import io.spikewatch.billing.subscription.Subscriptions;
import io.spikewatch.billing.subscription.Word;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@IntegrationTest
class OrderIntegrationTests {

    private static final int ORDERS = 25;

    @Autowired
    private MockMvcTester http;

    @Autowired
    private Plans plans;

    @Autowired
    private Subscriptions subscriptions;

    @Test
    void endsInTheSameAlertsWhateverTheOrderOfReportsAndWords() {
        Customer.definePlans(plans);
        var steps = List.<Consumer<Customer>>of(
                customer -> customer.reports(8, "\"tokens\": 200000, \"seats\": 7"),
                customer -> customer.reports(7, "\"tokens\": 250000, \"playbook_runs\": 30, \"seats\": 6"),
                customer -> customer.reports(6, "\"tokens\": 100000, \"playbook_runs\": 15, \"seats\": 9"),
                customer -> customer.reports(5, "\"tokens\": 1000, \"seats\": 4"),
                customer -> customer.reports(12, "\"tokens\": 900000, \"seats\": 40"),
                tells("watch-starter", Status.TRIALING, 9, 2, null),
                tells("watch-growth", Status.TRIALING, 7, 3, null),
                tells("watch-starter", Status.ACTIVE, 5, null, null),
                tells("watch-growth", Status.ACTIVE, 3, null, 2),
                tells("watch-growth", Status.ACTIVE, 2, null, null),
                tells("watch-growth", Status.ACTIVE, 1, null, 1));
        var expected = after(steps);

        var random = new Random(5);
        var others = IntStream.range(0, ORDERS)
                .mapToObj(order -> after(shuffled(steps, random)))
                .toList();

        assertThat(expected).hasSize(8);
        assertThat(others).allSatisfy(alerts -> assertThat(alerts).isEqualTo(expected));
    }

    /** In another order, some of them twice. */
    private static List<Consumer<Customer>> shuffled(List<Consumer<Customer>> steps, Random random) {
        var all = new ArrayList<>(steps);
        IntStream.range(0, 4).forEach(again -> all.add(steps.get(random.nextInt(steps.size()))));
        Collections.shuffle(all, random);
        return all;
    }

    /** What open alerts say, in alphabetical order. */
    private List<String> after(List<Consumer<Customer>> steps) {
        var customer = Customer.of(http);
        steps.forEach(step -> step.accept(customer));
        return customer.openAlerts().stream()
                .map(alert -> String.join(
                        " ",
                        alert.path("severity").asString(),
                        alert.path("message").asString(),
                        alert.path("metadata").toString(),
                        alert.path("forecast").toString()))
                .sorted()
                .toList();
    }

    /** As Stripe does: each word has its place in the history, however late it comes. */
    private Consumer<Customer> tells(
            String plan, Status status, int daysAgo, @Nullable Integer trialDays, @Nullable Integer canceledDaysAgo) {
        var id = UUID.randomUUID();
        var start = TODAY.minusDays(Customer.DAYS);
        var subscription = new Subscription(
                plan,
                status,
                start,
                start.plusDays(30),
                trialDays == null ? null : noon(-trialDays),
                canceledDaysAgo == null ? null : noon(canceledDaysAgo),
                null,
                noon(daysAgo));
        return customer -> subscriptions.tell(new Word(customer.id(), id, Word.Occasion.CHANGE, null, subscription));
    }

    private static Instant noon(int daysAgo) {
        return TODAY.minusDays(daysAgo).atTime(12, 0).toInstant(ZoneOffset.UTC);
    }
}
