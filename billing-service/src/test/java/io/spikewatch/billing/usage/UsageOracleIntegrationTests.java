package io.spikewatch.billing.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.billing.IntegrationTest;
import io.spikewatch.billing.UsageCalls;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/**
 * Ten thousand random queries over random reports, answered as written in the contract by plain loops. Another run has
 * other ones; {@code -Doracle.seed} repeats a failed run.
 */
@IntegrationTest
class UsageOracleIntegrationTests {

    private static final int ORGANIZATIONS = 25;
    private static final int QUERIES = 10_000;

    @Autowired
    private MockMvcTester http;

    @Test
    void agreesWithPlainLoopsOverRawReports() {
        var seed = Long.getLong("oracle.seed", System.nanoTime());
        var calls = new UsageCalls(http);
        var usages = reported(new Random(seed), calls);
        var oracle = new Oracle(calls);

        IntStream.range(0, QUERIES).parallel().forEach(number -> {
            var random = new Random(seed + number);
            var usage = usages.get(random.nextInt(ORGANIZATIONS));
            var query = RandomQuery.about(usage, false, random);
            try {
                compare(oracle, query, usage, number % 10 == 0);
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError("-Doracle.seed=%d, query %d: %s".formatted(seed, number, query), failure);
            }
        });
    }

    private static void compare(Oracle oracle, RandomQuery query, RawUsage usage, boolean asCsvToo) {
        var expected = naive(query, usage);
        oracle.compareJson("/api/usage-v2/", query, expected);
        if (asCsvToo) {
            oracle.compareCsv("/api/usage-v2/export", query, expected);
        }
    }

    private static List<RawUsage> reported(Random random, UsageCalls calls) {
        var usages = new ArrayList<RawUsage>();
        var generator = new RandomUsage(random);
        for (var number = 0; number < ORGANIZATIONS; number++) {
            var lines = new ArrayList<String>();
            usages.add(generator.organization("usage-oracle-" + number, lines));
            calls.report(String.join("\n", lines));
        }
        assertThat(usages).hasSize(ORGANIZATIONS);
        return usages;
    }

    private static NaiveAnswer naive(RandomQuery query, RawUsage usage) {
        var answer = new NaiveAnswer(query, usage);
        for (var type : query.askedTypes()) {
            var level = type.equals("seats");
            var label = RandomQuery.LABELS.get(RandomQuery.TYPES.indexOf(type));
            var typeValue = query.byType() ? type : null;
            if (!query.byTeam()) {
                answer.add(label, typeValue, null, level, date -> total(query, usage.on(date), type));
                continue;
            }
            var start = query.compared() ? query.from().minusDays(query.days()) : query.from();
            for (var team : usage.teamsBetween(start, query.to())) {
                if (query.asksForTeam(team)) {
                    var prefix = query.byType() ? label + "::" : "";
                    answer.add(
                            prefix + usage.labelOf(team),
                            typeValue,
                            team,
                            level,
                            date -> BigDecimal.valueOf(usage.on(date).count(type, team)));
                }
            }
        }
        return answer;
    }

    private static BigDecimal total(RandomQuery query, RawUsage.Report report, String type) {
        var total = query.namesTeams() ? 0 : report.count(type);
        for (var team : report.teams().keySet()) {
            if (query.namesTeams() && query.asksForTeam(team)) {
                total += report.count(type, team);
            }
        }
        return BigDecimal.valueOf(total);
    }
}
