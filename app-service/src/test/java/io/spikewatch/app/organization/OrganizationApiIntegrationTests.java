package io.spikewatch.app.organization;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.spikewatch.app.IntegrationTest;
import io.spikewatch.app.TestPeople;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@IntegrationTest
class OrganizationApiIntegrationTests {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private TestPeople people;

    @Autowired
    private Organizations organizations;

    @Autowired
    private Users users;

    /** What each role gets from each call; the calls are about an organization of their own, and Acme is another. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST   | /api/organizations/                       | 400 403 403 403 403",
                "GET    | /api/organizations/                       | 200 403 403 403 403",
                "GET    | /api/organizations/{own}                  | 200 200 403 403 403",
                "GET    | /api/organizations/{acme}                 | 200 403 403 403 403",
                "PUT    | /api/organizations/{own}/members/{user}   | 400 400 403 403 403",
                "PUT    | /api/organizations/{acme}/members/{user}  | 400 403 403 403 403",
                "DELETE | /api/organizations/{own}/members/{user}   | 404 404 403 403 403",
                "DELETE | /api/organizations/{acme}/members/{user}  | 404 403 403 403 403",
                "POST   | /api/users/                               | 400 403 403 403 403",
                "GET    | /api/users/                               | 200 403 403 403 403",
                "GET    | /api/users/{user}                         | 200 403 403 403 403",
                "PATCH  | /api/users/{user}                         | 200 403 403 403 403",
                "POST   | /api/users/{user}/api_keys/               | 400 403 403 403 403",
                "GET    | /api/users/{user}/api_keys/               | 200 403 403 403 403",
                "DELETE | /api/users/{user}/api_keys/{user}         | 404 403 403 403 403",
            })
    void givesEachRoleWhatIsItsOwn(String method, String path, String statuses) {
        var own = people.organization();
        var callers = new User[] {
            people.operator(),
            people.memberOf(own, Role.OWNER),
            people.memberOf(own, Role.ADMIN),
            people.memberOf(own, Role.MEMBER),
            people.staff()
        };
        var uri = path.replace("{own}", own)
                .replace("{acme}", people.organization())
                .replace("{user}", people.user().id().toString());

        var expected = statuses.split(" ");
        for (var i = 0; i < callers.length; i++) {
            assertThat(call(callers[i], HttpMethod.valueOf(method), uri, "{}"))
                    .as("caller %d", i)
                    .hasStatus(Integer.parseInt(expected[i]));
        }
    }

    @Test
    void createsAnOrganizationOnce() {
        var operator = people.operator();
        var id = "org-" + UUID.randomUUID();
        var body = "{\"id\":\"%s\",\"name\":\"Acme\",\"website\":\"https://acme.example\"}".formatted(id);

        var created = call(operator, HttpMethod.POST, "/api/organizations/", body);

        assertThat(created).hasStatus(HttpStatus.CREATED);
        assertThat(created).bodyJson().extractingPath("$.id").isEqualTo(id);
        assertThat(created).bodyJson().extractingPath("$.created_at").asString().endsWith("Z");
        assertThat(call(operator, HttpMethod.POST, "/api/organizations/", body))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("organization_taken");
        assertThat(call(operator, HttpMethod.GET, "/api/organizations/" + id + "/", ""))
                .bodyJson()
                .extractingPath("$.website")
                .isEqualTo("https://acme.example");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/organizations | {\"name\":\"Acme\"}                                              | id",
                "/api/organizations | {\"id\":\"a b\",\"name\":\"Acme\"}                               | id",
                "/api/organizations | {\"id\":\"org-1\",\"name\":\" \"}                                | name",
                "/api/organizations | {\"id\":\"org-1\",\"name\":\"a\\u0000b\"}                        | name",
                "/api/organizations | {\"id\":\"org-1\",\"name\":\"Acme\",\"colour\":\"red\"}          | colour",
                "/api/users         | {\"email\":\"anna\",\"name\":\"Anna\"}                           | email",
                "/api/users         | {\"email\":\"a@b.example\",\"name\":\"A\",\"password\":\"elevenchars\"} | password",
            })
    void namesTheFieldThatIsWrong(String uri, String body, String field) {
        var answer = call(people.operator(), HttpMethod.POST, uri, body);

        assertThat(answer).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(answer).bodyJson().extractingPath("$.errors[0].field").isEqualTo(field);
    }

    @Test
    void takesAnEmailAddressOnceWhateverItsCase() {
        var taken = people.user().email().toUpperCase(Locale.ROOT);

        var answer = call(
                people.operator(),
                HttpMethod.POST,
                "/api/users/",
                "{\"email\":\"%s\",\"name\":\"Anna\"}".formatted(taken));

        assertThat(answer)
                .hasStatus(HttpStatus.CONFLICT)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("email_taken");
    }

    @Test
    void changesOnlyWhatAPatchNames() {
        var user = people.user();
        var uri = "/api/users/" + user.id();

        assertThat(call(people.operator(), HttpMethod.PATCH, uri, "{\"name\":\"Berta\"}"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.name")
                .isEqualTo("Berta");
        assertThat(users.find(user.id())).hasValue(new User(user.id(), user.email(), "Berta", true));
        assertThat(call(people.operator(), HttpMethod.PATCH, uri, "{\"name\":\"\"}"))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo("name");
        assertThat(call(people.operator(), HttpMethod.PATCH, uri, "{\"colour\":1}"))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo("colour");
        assertThat(call(people.operator(), HttpMethod.PATCH, uri, "[]")).hasStatus(HttpStatus.BAD_REQUEST);
    }

    @Test
    void acceptsALongPasswordToItsLastCharacter() {
        var start = "x".repeat(127);
        var email = "long-" + UUID.randomUUID() + "@example.com";
        users.create(email, "Anna", start + "y", true);

        assertThat(users.authenticate(email, start + "y")).isPresent();
        assertThat(users.authenticate(email, start + "z")).isEmpty();
    }

    @Test
    void showsAKeyOnceAndRevokesIt() throws Exception {
        var operator = people.operator();
        var user = people.memberOf(people.organization(), Role.MEMBER);
        var keys = "/api/users/" + user.id() + "/api_keys/";

        var issued = call(operator, HttpMethod.POST, keys, "{\"label\":\"laptop\"}");

        var key = JsonPath.<String>read(issued.getResponse().getContentAsString(), "$.key");
        var id = JsonPath.<String>read(issued.getResponse().getContentAsString(), "$.id");
        assertThat(issued).hasStatus(HttpStatus.CREATED);
        assertThat(key).startsWith("sw_").hasSizeGreaterThanOrEqualTo(24);
        assertThat(me(key)).hasStatusOk();
        assertThat(call(operator, HttpMethod.GET, keys, ""))
                .bodyText()
                .contains("laptop", id)
                .doesNotContain(key);
        assertThat(call(operator, HttpMethod.DELETE, keys + id, "")).hasStatus(HttpStatus.NO_CONTENT);
        assertThat(me(key)).hasStatus(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void letsAnOwnerManageTheirMembersButNeverMakeOperators() {
        var organization = people.organization();
        var owner = people.memberOf(organization, Role.OWNER);
        var user = people.user();
        var uri = "/api/organizations/" + organization + "/members/" + user.id();

        assertThat(call(owner, HttpMethod.PUT, uri, "{\"role\":\"admin\"}"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.role")
                .isEqualTo("admin");
        assertThat(organizations.roleOf(user.id(), organization)).contains(Role.ADMIN);
        assertThat(call(owner, HttpMethod.PUT, uri, "{\"role\":\"operator\"}")).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(call(people.operator(), HttpMethod.PUT, uri, "{\"role\":\"operator\"}"))
                .hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(call(owner, HttpMethod.PUT, uri, "{\"role\":\"king\"}")).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(call(owner, HttpMethod.DELETE, uri, "")).hasStatus(HttpStatus.NO_CONTENT);
        assertThat(organizations.membershipsOf(user.id())).isEmpty();
    }

    @Test
    void keepsOwnersOfTheVendorFromUnmakingOperators() {
        var owner = people.memberOf(organizations.vendorId(), Role.OWNER);
        var uri = "/api/organizations/" + organizations.vendorId() + "/members/"
                + people.operator().id();

        assertThat(call(owner, HttpMethod.DELETE, uri, "")).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(call(owner, HttpMethod.PUT, uri, "{\"role\":\"member\"}")).hasStatus(HttpStatus.FORBIDDEN);
    }

    private MvcTestResult me(String key) {
        return mvc.get()
                .uri("/api/users/@me/")
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + key)
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
