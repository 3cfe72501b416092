package io.spikewatch.billing.spend;

import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.billing.IntegrationTest;
import io.spikewatch.billing.UsageCalls;
import io.spikewatch.billing.plan.Plans;
import io.spikewatch.billing.subscription.Subscriptions;
import io.spikewatch.billing.usage.Oracle;
import io.spikewatch.billing.usage.RandomQuery;
import io.spikewatch.billing.usage.RandomUsage;
import io.spikewatch.billing.usage.RawUsage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Thousands of random queries over random reports, plans and subscriptions, answered by plain loops. Another run has
 * other ones; {@code -Doracle.seed} repeats a failed run.
 */
@IntegrationTest
class SpendOracleIntegrationTests {

    private static final int ORGANIZATIONS = 10;
    private static final int QUERIES = 3_000;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @Autowired
    private MockMvcTester http;

    @Autowired
    private Plans plans;

    @Autowired
    private Subscriptions subscriptions;

    /** An organization's reports, what was said of its subscription, and both together. */
    private record Customer(RawUsage usage, NaiveContract contract, NaiveSpend spend) {}

    @Test
    void agreesWithPlainLoopsOverReportsPeriodsAndPrices() {
        var seed = Long.getLong("oracle.seed", System.nanoTime());
        var customers = customers(new Random(seed));
        var oracle = new Oracle(new UsageCalls(http));

        IntStream.range(0, QUERIES).parallel().forEach(number -> {
            var random = new Random(seed + number);
            var customer = customers.get(random.nextInt(ORGANIZATIONS));
            var query = RandomQuery.about(customer.usage(), true, random);
            try {
                compare(oracle, query, customer.spend(), number % 10 == 0);
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError("-Doracle.seed=%d, query %d: %s".formatted(seed, number, query), failure);
            }
        });

        customers.forEach(this::checkThatPeriodsAddUp);
    }

    private static void compare(Oracle oracle, RandomQuery query, NaiveSpend spend, boolean asCsvToo) {
        var expected = spend.answer(query);
        oracle.compareJson("/api/usage-v2/spend", query, expected);
        if (asCsvToo) {
            oracle.compareCsv("/api/usage-v2/spend/export", query, expected);
        }
    }

    /** Teams to days, and days to the period's invoice, whatever they are broken down by. */
    private void checkThatPeriodsAddUp(Customer customer) {
        var starts = new LinkedHashSet<LocalDate>();
        customer.contract().told().forEach(told -> starts.add(told.currentPeriodStart()));
        for (var start : starts) {
            var invoice = customer.spend().invoice(start);
            for (var breakdowns : List.of("[]", "[\"type\"]", "[\"team\"]", "[\"type\",\"team\"]")) {
                var answer = spend(customer, start, breakdowns);

                assertThat(answer.at("/period/spend").decimalValue()).isEqualByComparingTo(invoice);
                assertThat(sum(answer.get("results"))).isEqualByComparingTo(invoice);
            }
        }
    }

    private JsonNode spend(Customer customer, LocalDate start, String breakdowns) {
        var answer = new UsageCalls(http)
                .get(
                        "/api/usage-v2/spend",
                        Map.of(
                                "organization_id",
                                customer.usage().organizationId(),
                                "start_date",
                                start.toString(),
                                "end_date",
                                customer.contract().endOf(start).minusDays(1).toString(),
                                "breakdowns",
                                breakdowns));
        return JSON.readTree(answer.getResponse().getContentAsByteArray());
    }

    private static BigDecimal sum(JsonNode results) {
        var sum = BigDecimal.ZERO;
        for (var series : results) {
            for (var amount : series.get("data")) {
                sum = sum.add(amount.decimalValue());
            }
        }
        return sum;
    }

    private List<Customer> customers(Random random) {
        var calls = new UsageCalls(http);
        var usages = new RandomUsage(random);
        var contracts = new RandomContracts(random, plans, subscriptions);
        contracts.definePlans();
        var customers = new ArrayList<Customer>();
        for (var number = 0; number < ORGANIZATIONS; number++) {
            var lines = new ArrayList<String>();
            var usage = usages.organization("spend-oracle-" + number, lines);
            calls.report(String.join("\n", lines));
            var contract = contracts.subscribe(usage);
            customers.add(new Customer(usage, contract, new NaiveSpend(usage, contract)));
        }
        return customers;
    }
}
