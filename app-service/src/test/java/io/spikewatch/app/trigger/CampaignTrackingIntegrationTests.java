package io.spikewatch.app.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.app.IntegrationTest;
import io.spikewatch.app.TestPeople;
import io.spikewatch.app.tracking.TestTracking;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@IntegrationTest
class CampaignTrackingIntegrationTests {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private TestPeople people;

    @Autowired
    private TestTracking tracking;

    @Test
    void tellsWhoPutACampaignIntoUseForNoOrganization() {
        var operator = people.operator();
        var bearer = people.bearer(operator);
        var key = "test-" + UUID.randomUUID();
        post(bearer, "", """
                {"key":"%1$s","name":"Credits removed","family":"%1$s","event":"%1$s","guard":{"mode":"warn"},
                 "version":{"audience":{"to":["operators"]},"origins":["live"],
                  "template":{"title":"Credits removed","body":"Your credits are gone."}},"reason":"a test"}
                """.formatted(key));

        post(bearer, key + "/versions/1/dry_run/", "{}");
        post(bearer, key + "/versions/1/activate/", "{\"reason\":\"a test\"}");

        assertThat(Wire.names(tracking.eventsBy(operator.id()))).containsExactly("user created", "campaign activated");
        assertThat(tracking.eventsBy(operator.id()).get(1).path("properties"))
                .isEqualTo(Wire.json("{\"campaign\":\"%s\",\"version\":1}".formatted(key)));
    }

    private void post(String bearer, String path, String body) {
        assertThat(mvc.post()
                        .uri("/api/campaigns/" + path)
                        .header(HttpHeaders.AUTHORIZATION, bearer)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body)
                        .exchange())
                .hasStatus2xxSuccessful();
    }
}
