package io.spikewatch.billing.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.billing.AppServiceStub;
import io.spikewatch.billing.IntegrationTest;
import io.spikewatch.billing.UsageCalls;
import io.spikewatch.billing.plan.Limit;
import io.spikewatch.billing.plan.Plan;
import io.spikewatch.billing.plan.Plans;
import io.spikewatch.billing.subscription.Subscription;
import io.spikewatch.billing.subscription.Subscription.Status;
import io.spikewatch.billing.subscription.Subscriptions;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@IntegrationTest
class LimitApiIntegrationTests {

    private static final String LIMITS = "/api/usage-v2/limits";
    private static final LocalDate TODAY = LocalDate.now(Clock.systemUTC());

    @Autowired
    private MockMvcTester http;

    @Autowired
    private Plans plans;

    @Autowired
    private Subscriptions subscriptions;

    private UsageCalls calls;

    @BeforeEach
    void definePlan() {
        calls = new UsageCalls(http);
        var limits = Map.of("tokens", new Limit(500_000, 400_000L), "seats", new Limit(10, null));
        plans.put(new Plan("limited", "Limited", 10, "USD", limits, Map.of(), List.of(), LocalDate.of(2020, 1, 1)));
    }

    @Test
    void comparesThePeriodSoFarWithThePlan() {
        var start = TODAY.minusDays(10);
        subscribe("limits-1", start, TODAY.plusDays(20));
        calls.report("limits-1", start.minusDays(1), "\"tokens\": 1000000, \"seats\": 99");
        calls.report("limits-1", start, "\"tokens\": 300000, \"seats\": 9, \"playbook_runs\": 5");
        calls.report("limits-1", TODAY.minusDays(1), "\"tokens\": 127500, \"seats\": 7");

        assertThat(get("limits-1")).hasStatusOk().bodyJson().isStrictlyEqualTo("""
                {"period": {"start": "%s", "end": "%s", "plan": "limited", "plan_name": "Limited", "data_until": "%s"},
                 "limits": [
                  {"usage_type": "tokens", "label": "Tokens", "level": false, "limit": 500000, "soft_limit": 400000,
                   "used": 427500},
                  {"usage_type": "seats", "label": "Seats", "level": true, "limit": 10, "soft_limit": null, "used": 7}]}
                """.formatted(
                        start, TODAY.plusDays(20), TODAY.minusDays(1)));
    }

    @Test
    void countsNothingAfterThePeriod() {
        subscribe("limits-2", TODAY.minusDays(40), TODAY.minusDays(10));
        calls.report("limits-2", TODAY.minusDays(11), "\"tokens\": 3");
        calls.report("limits-2", TODAY.minusDays(10), "\"tokens\": 4");

        assertThat(get("limits-2"))
                .bodyJson()
                .extractingPath("$.limits[0].used")
                .isEqualTo(3);
    }

    @Test
    void knowsOfNoReportBeforeThePeriodBegins() {
        subscribe("limits-3", TODAY.plusDays(1), TODAY.plusDays(31));
        calls.report("limits-3", TODAY.minusDays(1), "\"tokens\": 3, \"seats\": 4");

        assertThat(get("limits-3"))
                .bodyJson()
                .isLenientlyEqualTo("{\"period\": {\"data_until\": null}, \"limits\": [{\"used\": 0}, {\"used\": 0}]}");
    }

    @Test
    void hasNoneWithoutASubscription() {
        assertThat(get("limits-4")).hasStatusOk().bodyJson().isStrictlyEqualTo("{\"period\": null, \"limits\": []}");
    }

    @Test
    void refusesMembers() {
        var answer =
                calls.get(LIMITS, Map.of("organization_id", "limits-5"), AppServiceStub.bearer("limits-5", "member"));

        assertThat(answer).hasStatus(403);
    }

    private MvcTestResult get(String organization) {
        return calls.get(LIMITS, Map.of("organization_id", organization));
    }

    private void subscribe(String organization, LocalDate start, LocalDate end) {
        var told = Instant.parse("2020-01-01T00:00:00Z");
        subscriptions.put(organization, new Subscription("limited", Status.ACTIVE, start, end, null, null, null, told));
    }
}
