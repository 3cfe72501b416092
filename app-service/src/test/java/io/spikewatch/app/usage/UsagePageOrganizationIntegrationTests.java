package io.spikewatch.app.usage;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.spikewatch.app.IntegrationTest;
import io.spikewatch.app.TestPeople;
import io.spikewatch.app.organization.Role;
import io.spikewatch.app.organization.User;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockCookie;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Somebody who looks at several organizations in tabs of one session. */
@IntegrationTest
class UsagePageOrganizationIntegrationTests {

    private static final String PAGE = "/organization/billing/usage";

    private final MockMvcTester mvc;
    private final TestPeople people;
    private final WireMockServer billing;

    private String acme;
    private String globex;

    UsagePageOrganizationIntegrationTests(
            @Autowired MockMvcTester mvc, @Autowired TestPeople people, @Autowired WireMockServer billing) {
        this.mvc = mvc;
        this.people = people;
        this.billing = billing;
    }

    @BeforeEach
    void report() {
        acme = organization(11);
        globex = organization(22);
    }

    @Test
    void keepsEveryTabAtItsOrganization() {
        var session = signIn(memberOfBoth());
        choose(session, acme);
        var tab = page(session, PAGE);

        choose(session, globex);
        var changed = page(session, tab.select("#interval-week").attr("href"));

        assertThat(page(session, PAGE).select("#numbers .total").text()).isEqualTo("22");
        assertThat(changed.select("#numbers .total").text()).isEqualTo("11");
        assertThat(changed.select(".top [selected]").val()).isEqualTo(acme);
        assertThat(open(session, changed.select("#csv-shown").attr("href")))
                .hasStatusOk()
                .bodyText()
                .isEqualTo("csv of " + acme);
    }

    @Test
    void namesItsOrganizationWhereverItLeads() {
        var session = signIn(memberOfBoth());
        choose(session, acme);
        var own = "organization_id=" + acme;

        var page = page(session, PAGE);

        assertThat(page.select("#usage a[href]").eachAttr("href")).isNotEmpty().allMatch(each -> each.contains(own));
        assertThat(page.select("#copy").attr("data-copies")).contains(own);
        assertThat(page.select("#filters [name=organization_id]").val()).isEqualTo(acme);
        assertThat(page.select(".side a[href*=billing]").eachAttr("href")).allMatch(each -> each.endsWith(own));
        assertThat(open(session, PAGE)).headers().hasValue("HX-Push-Url", PAGE + "?" + own);
    }

    @Test
    void leadsStaffToACustomerWithoutChangingWhereTheyWork() {
        var account = people.accountOf(acme);
        var session = signIn(people.join(people.userWithPassword(), people.vendorId(), Role.MEMBER));
        choose(session, people.vendorId());

        var link = page(session, "/accounts/" + account.id()).select("a.button:contains(Usage)");
        var page = page(session, link.attr("href"));

        assertThat(page.select("#numbers .total").text()).isEqualTo("11");
        assertThat(page(session, "/inbox").select(".top .organization").text()).isNotEqualTo("Acme");
    }

    @Test
    void namesTheCustomerThatStaffLookAt() {
        var imported = "imported-" + UUID.randomUUID();
        report(imported, 33);
        people.accountOf(acme, "Acme Corporation");
        people.accountOf(imported, "Initech");
        var session = signIn(people.join(people.userWithPassword(), people.vendorId(), Role.MEMBER));

        var ofOrganization = page(session, PAGE + "?organization_id=" + acme);
        var ofAccount = page(session, PAGE + "?organization_id=" + imported);

        assertThat(ofOrganization.select("h1").text()).isEqualTo("Usage of Acme");
        assertThat(ofAccount.select("h1").text()).isEqualTo("Usage of Initech");
        assertThat(ofAccount.title()).isEqualTo("Usage of Initech · Spikewatch");
        assertThat(ofAccount.select(".top [selected]").text()).isEqualTo("Initech");
        assertThat(ofAccount.select("#numbers .total").text()).isEqualTo("33");
    }

    @Test
    void isClosedToStrangers() {
        var session = signIn(memberOfBoth());
        var foreign = people.organization();

        for (var address : List.of(PAGE, "/api/billing/usage/export/")) {
            assertThat(open(session, address + "?organization_id=" + foreign)).hasStatus(HttpStatus.FORBIDDEN);
        }
    }

    private String organization(int events) {
        var id = people.organization();
        report(id, events);
        return id;
    }

    private void report(String id, int events) {
        var series = """
                {"partial_buckets":[],"next":null,"results":[{"id":0,"label":"Events","dates":["2026-06-09"],
                 "data":[%1$d],"count":%1$d,"breakdown_type":null,"breakdown_value":"event_count_in_period"}]}
                """.formatted(events);
        billing.stubFor(get(urlPathEqualTo("/api/usage-v2"))
                .withQueryParam("organization_id", equalTo(id))
                .willReturn(okJson(series)));
        billing.stubFor(get(urlPathEqualTo("/api/usage-v2/export"))
                .withQueryParam("organization_id", equalTo(id))
                .willReturn(ok("csv of " + id).withHeader(HttpHeaders.CONTENT_TYPE, "text/csv")));
    }

    private User memberOfBoth() {
        return people.join(people.join(people.userWithPassword(), acme, Role.ADMIN), globex, Role.ADMIN);
    }

    private Cookie signIn(User user) {
        var answer = mvc.post()
                .uri("/api/login")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"email\":\"%s\",\"password\":\"%s\"}".formatted(user.email(), TestPeople.PASSWORD))
                .exchange();
        var cookie =
                MockCookie.parse(Objects.requireNonNull(answer.getResponse().getHeader(HttpHeaders.SET_COOKIE)));
        return new Cookie(cookie.getName(), cookie.getValue());
    }

    private void choose(Cookie session, String organization) {
        assertThat(mvc.post()
                        .uri("/organization")
                        .cookie(session)
                        .param("organization_id", organization)
                        .with(csrf()))
                .hasStatus3xxRedirection();
    }

    private MvcTestResult open(Cookie session, String address) {
        return mvc.get().uri(address).cookie(session).accept(MediaType.ALL).exchange();
    }

    private Document page(Cookie session, String address) {
        var answer = mvc.get().uri(address).cookie(session).accept(MediaType.TEXT_HTML);
        return Jsoup.parse(content(answer.exchange()));
    }

    private static String content(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
