package io.spikewatch.app.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.spikewatch.app.IntegrationTest;
import io.spikewatch.app.TestPeople;
import io.spikewatch.app.organization.Organizations;
import io.spikewatch.app.organization.Role;
import io.spikewatch.app.organization.User;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@IntegrationTest
@RecordApplicationEvents
class AccountApiIntegrationTests {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private TestPeople people;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Organizations organizations;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ApplicationEvents events;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET   | /api/accounts/                          | 200 200 403 403",
                "POST  | /api/accounts/                          | 400 400 403 403",
                "GET   | /api/accounts/{account}/                | 200 200 403 403",
                "PATCH | /api/accounts/{account}/                | 200 200 403 403",
                "PUT   | /api/accounts/{account}/csm             | 200 200 403 403",
                "PUT   | /api/accounts/{account}/account_executive | 200 200 403 403",
                "POST  | /api/accounts/import                    | 415 415 415 415",
            })
    void letsOnlyStaffIn(String method, String path, String statuses) {
        var organization = people.organization();
        var uri = path.replace("{account}", people.accountOf(organization).id().toString());
        var callers = List.of(
                people.operator(),
                people.staff(),
                people.memberOf(organization, Role.OWNER),
                people.memberOf(organization, Role.MEMBER));

        var expected = statuses.split(" ");
        for (var i = 0; i < callers.size(); i++) {
            assertThat(call(callers.get(i), HttpMethod.valueOf(method), uri, "{}"))
                    .as("caller %d", i)
                    .hasStatus(Integer.parseInt(expected[i]));
        }
    }

    @Test
    void createsAnAccountOnce() throws Exception {
        var staff = people.staff();
        var body = "{\"external_id\":\"%s\",\"name\":\"Acme\",\"stripe_customer_id\":\"cus_1\"}"
                .formatted("org-" + UUID.randomUUID());

        var created = call(staff, HttpMethod.POST, "/api/accounts/", body);

        assertThat(created).hasStatus(HttpStatus.CREATED);
        assertThat(created).bodyJson().extractingPath("$.id").asString().isNotBlank();
        assertThat(created).bodyJson().extractingPath("$.stripe_customer_id").isEqualTo("cus_1");
        assertThat(created).bodyJson().extractingPath("$.csm").isNull();
        assertThat(call(staff, HttpMethod.POST, "/api/accounts/", body))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("external_id_taken");
        assertThat(changes()).containsExactly(idOf(created));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":\"Acme\"}                                 | external_id",
                "{\"external_id\":\"org-1\"}                         | name",
                "{\"external_id\":\"\",\"name\":\"Acme\"}            | external_id",
                "{\"external_id\":\"org-1\",\"name\":\"A\",\"csm\":1} | csm",
            })
    void namesTheFieldThatIsWrong(String body, String field) {
        var answer = call(people.staff(), HttpMethod.POST, "/api/accounts/", body);

        assertThat(answer).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(answer).bodyJson().extractingPath("$.errors[0].field").isEqualTo(field);
    }

    @Test
    void changesOnlyWhatAPatchNames() {
        var account = people.accountOf(people.organization());
        var uri = "/api/accounts/" + account.id() + "/";

        assertThat(call(people.staff(), HttpMethod.PATCH, uri, "{\"billing_id\":\"b-1\"}"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.external_id")
                .isEqualTo(account.externalId());
        assertThat(call(people.staff(), HttpMethod.PATCH, uri, "{\"external_id\":null}"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.external_id")
                .isNull();
        assertThat(call(people.staff(), HttpMethod.PATCH, uri, "{\"billing_id\":null}"))
                .hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(accounts.resolve(null, "b-1", null)).isPresent();
    }

    @Test
    void refusesToTakeOverAnotherAccountsExternalId() {
        var account = people.accountOf(people.organization());
        var other = people.accountOf(people.organization());
        var body = "{\"external_id\":\"" + other.externalId() + "\"}";

        assertThat(call(people.staff(), HttpMethod.PATCH, "/api/accounts/" + account.id(), body))
                .hasStatus(HttpStatus.CONFLICT);
    }

    @Test
    void keepsTheHistoryOfAnAccountsPeople() {
        var account = people.accountOf(people.organization());
        var first = people.staff();
        var second = people.staff();
        var uri = "/api/accounts/" + account.id() + "/csm";

        assertThat(call(
                        first,
                        HttpMethod.PUT,
                        uri,
                        "{\"email\":\"" + first.email().toUpperCase() + "\"}"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.csm.user_id")
                .isEqualTo(first.id().toString());
        var since = accounts.team(account.id());
        assertThat(call(first, HttpMethod.PUT, uri, "{\"user_id\":\"" + first.id() + "\"}"))
                .hasStatusOk();
        assertThat(accounts.team(account.id())).isEqualTo(since);
        assertThat(call(first, HttpMethod.PUT, uri, "{\"user_id\":\"" + second.id() + "\"}"))
                .hasStatusOk();
        assertThat(call(first, HttpMethod.PUT, uri, "null"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.csm")
                .isNull();

        assertThat(accounts.team(account.id())).isEmpty();
        assertThat(jdbc.sql("select user_id from account_assignment where account_id = ? and ended_at is not null")
                        .param(account.id())
                        .query(UUID.class)
                        .list())
                .containsExactlyInAnyOrder(first.id(), second.id());
        assertThat(changes()).containsExactly(account.id(), account.id(), account.id()); // created, assigned twice
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"email\":\"nobody@example.com\"}", "{\"user_id\":\"00000000-0000-0000-0000-000000000000\"}"})
    void assignsOnlyMembersOfTheVendor(String body) {
        var account = people.accountOf(people.organization());

        assertThat(call(people.staff(), HttpMethod.PUT, "/api/accounts/" + account.id() + "/csm", body))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("not_a_member");
    }

    @Test
    void knowsNoAccountsOfOtherVendors() {
        var account = people.accountOf(people.organization());
        jdbc.sql("update account set vendor_organization_id = ? where id = ?")
                .param(people.organization())
                .param(account.id())
                .update();

        assertThat(call(people.staff(), HttpMethod.GET, "/api/accounts/" + account.id(), ""))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(call(people.staff(), HttpMethod.PUT, "/api/accounts/" + account.id() + "/csm", "{}"))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(accounts.resolve(account.externalId(), null, null)).isEmpty();
    }

    @Test
    void findsAccountsByTheirNameWhateverSignsItHas() {
        var name = "50% _!" + UUID.randomUUID();
        var account = accounts.create(new AccountDetails("org-" + UUID.randomUUID(), name, null, null));

        assertThat(accounts.list("% _!" + name.substring(6).toUpperCase(), 10, 0))
                .containsExactly(account);
        assertThat(accounts.count(name)).isEqualTo(1);
        assertThat(mvc.get()
                        .uri("/api/accounts/?limit=1&search={name}", name)
                        .header(HttpHeaders.AUTHORIZATION, people.bearer(people.staff())))
                .bodyJson()
                .extractingPath("$.results[0].name")
                .isEqualTo(name);
    }

    @Test
    void resolvesByTheFirstIdentifierThatMatchesAndTakesTheOldest() {
        var shared = "cus_" + UUID.randomUUID();
        var oldest = created(null, shared);
        var younger = created(null, shared);
        var external = people.accountOf(people.organization());

        assertThat(accounts.resolve(external.externalId(), null, shared)).contains(external);
        assertThat(accounts.resolve("org-unknown", "unknown", shared)).contains(oldest);
        assertThat(accounts.resolve(null, null, null)).isEmpty();
        assertThat(accounts.find(younger.id())).contains(younger);
    }

    @Test
    void importsRowsAndReportsWhatItCannotUse() {
        var csm = people.staff();
        var stranger = people.user();
        var known = people.accountOf(people.organization());
        var added = "org-" + UUID.randomUUID();
        var csv = "\uFEFFname,external_id,csm_email,account_executive_email\r\n"
                + "\"Acme, Inc.\",%s,%s,nobody@example.com\n".formatted(added, csm.email())
                + ",%s,%s,\n".formatted(known.externalId(), stranger.email())
                + "\n"
                + "Nameless,,,\n"
                + ",org-without-name,,\n"
                + "too,short\n";

        var answer = importCsv(csv);

        assertThat(answer).hasStatusOk();
        assertThat(answer).bodyJson().isLenientlyEqualTo("""
                        {"created": 1, "updated": 1,
                         "unknown_people": [{"line": 2, "email": "nobody@example.com"}, {"line": 3, "email": "%s"}],
                         "rejected": [{"line": 5, "reason": "external_id is required"},
                                      {"line": 6, "reason": "name is required"},
                                      {"line": 7, "reason": "has too few or too many columns"}]}
                        """.formatted(stranger.email()));
        var account = accounts.resolve(added, null, null).orElseThrow();
        assertThat(account.name()).isEqualTo("Acme, Inc.");
        assertThat(accounts.team(account.id())).extracting(Assignment::userId).containsExactly(csm.id());
        assertThat(accounts.find(known.id())).contains(known);
    }

    @Test
    void importsARowWithoutThePersonWhoseAddressNobodyCanHave() {
        var added = "org-" + UUID.randomUUID();

        var answer = importCsv("external_id,name,csm_email\n%s,Acme,a\0b@example.com\n".formatted(added));

        assertThat(answer).hasStatusOk();
        assertThat(answer).bodyJson().extractingPath("$.unknown_people[0].line").isEqualTo(2);
        assertThat(accounts.resolve(added, null, null)).isPresent();
    }

    @Test
    void announcesAllAccountsOfAFileAtOnce() {
        var id = "org-" + UUID.randomUUID();

        importCsv("external_id,name\n%s-1,Acme\n%s-2,Acme\n".formatted(id, id));

        assertThat(events.stream(AccountsChanged.class))
                .singleElement()
                .satisfies(each -> assertThat(each.accountIds()).hasSize(2));
    }

    @Test
    void changesNothingWhenAFileIsImportedAgain() {
        var external = "org-" + UUID.randomUUID();
        var csv = "external_id,name,csm_email\n%s,Acme,%s\n"
                .formatted(external, people.staff().email());
        importCsv(csv);
        var before = accounts.resolve(external, null, null).orElseThrow();
        var team = accounts.team(before.id());

        assertThat(importCsv(csv)).bodyJson().extractingPath("$.updated").isEqualTo(1);

        assertThat(accounts.resolve(external, null, null)).contains(before);
        assertThat(accounts.team(before.id())).isEqualTo(team);
        assertThat(changes()).containsExactly(before.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "name\nAcme\n", "external_id,colour\norg-1,red\n", "external_id\n\"org-1\n"})
    void refusesAFileThatIsNoListOfAccounts(String csv) {
        assertThat(importCsv(csv)).hasStatus(HttpStatus.BAD_REQUEST);
    }

    @Test
    void letsStaffLookIntoCustomersOnly() {
        var customer = people.organization();
        people.accountOf(customer);
        var staff = people.staff();

        assertThat(accountsAs(staff, customer)).hasStatusOk();
        assertThat(accountsAs(staff, people.organization())).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(accountsAs(people.memberOf(customer, Role.OWNER), customer)).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(accountsAs(people.join(staff, customer, Role.MEMBER), customer))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(accountsAs(staff, organizations.vendorId())).hasStatusOk();
    }

    private Account created(String billingId, String stripeCustomerId) {
        return accounts.create(new AccountDetails(null, "Acme", billingId, stripeCustomerId));
    }

    private List<UUID> changes() {
        return events.stream(AccountsChanged.class)
                .flatMap(each -> each.accountIds().stream())
                .toList();
    }

    private static UUID idOf(MvcTestResult answer) throws Exception {
        return UUID.fromString(JsonPath.read(answer.getResponse().getContentAsString(), "$.id"));
    }

    private MvcTestResult accountsAs(User caller, String organization) {
        return mvc.get()
                .uri("/api/accounts/")
                .header(HttpHeaders.AUTHORIZATION, people.bearer(caller))
                .header("X-Organization-Id", organization)
                .exchange();
    }

    private MvcTestResult importCsv(String csv) {
        return mvc.post()
                .uri("/api/accounts/import")
                .header(HttpHeaders.AUTHORIZATION, people.bearer(people.staff()))
                .contentType("text/csv")
                .content(csv)
                .exchange();
    }

    private MvcTestResult call(User caller, HttpMethod method, String uri, String body) {
        return mvc.method(method)
                .uri(uri)
                .header(HttpHeaders.AUTHORIZATION, people.bearer(caller))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
