package io.spikewatch.app.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.jayway.jsonpath.JsonPath;
import io.spikewatch.app.IntegrationTest;
import io.spikewatch.app.TestPeople;
import io.spikewatch.app.organization.Organizations;
import io.spikewatch.app.organization.Role;
import io.spikewatch.app.organization.User;
import jakarta.servlet.http.Cookie;
import java.io.UnsupportedEncodingException;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockCookie;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@IntegrationTest
class SignInIntegrationTests {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private TestPeople people;

    @Autowired
    private Organizations organizations;

    @Test
    void opensASessionForTheRightPassword() {
        var user = people.join(people.userWithPassword(), people.organization(), Role.ADMIN);

        var answer = signIn(user.email().toUpperCase(Locale.ROOT), TestPeople.PASSWORD);

        assertThat(answer).hasStatusOk();
        assertThat(answer).bodyJson().extractingPath("$.id").isEqualTo(user.id().toString());
        assertThat(answer).bodyJson().extractingPath("$.organizations[0].role").isEqualTo("admin");
        assertThat(answer).bodyJson().extractingPath("$.csrf_token").asString().isNotBlank();
        assertThat(answer.getResponse().getHeader(HttpHeaders.SET_COOKIE)).contains("HttpOnly", "SameSite=Lax");
        assertThat(me(sessionOf(answer))).hasStatusOk();
    }

    @Test
    void marksTheCookieSecureOverHttps() {
        var answer = mvc.post()
                .uri("https://localhost/api/login")
                .contentType(MediaType.APPLICATION_JSON)
                .content(credentials(people.userWithPassword().email(), TestPeople.PASSWORD))
                .exchange();

        assertThat(answer.getResponse().getHeader(HttpHeaders.SET_COOKIE)).contains("Secure");
    }

    @Test
    void tellsStrangersNothingMoreThanPeopleWhoMistype() {
        var wrong = signIn(people.userWithPassword().email(), "wrong wrong wrong");
        var unknown = signIn("nobody@example.com", "wrong wrong wrong");

        assertThat(wrong).hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(wrong).bodyJson().extractingPath("$.code").isEqualTo("bad_credentials");
        assertThat(unknown).hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(unknown).bodyJson().extractingPath("$.code").isEqualTo("bad_credentials");
    }

    @Test
    void keepsNothingOfTheSessionFromBefore() {
        var first = sessionOf(signIn(people.userWithPassword()));

        var second = mvc.post()
                .uri("/api/login")
                .cookie(first)
                .contentType(MediaType.APPLICATION_JSON)
                .content(credentials(people.userWithPassword().email(), TestPeople.PASSWORD))
                .exchange();

        assertThat(sessionOf(second).getValue()).isNotEqualTo(first.getValue());
        assertThat(me(first)).hasStatus(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void refusesASessionsWriteWithoutItsToken() throws Exception {
        var answer = signIn(people.userWithPassword());
        var session = sessionOf(answer);

        assertThat(signOut(session, "wrong"))
                .hasStatus(HttpStatus.FORBIDDEN)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("csrf");
        assertThat(signOut(session, csrfTokenOf(answer))).hasStatus(HttpStatus.NO_CONTENT);
        assertThat(me(session)).hasStatus(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void needsNoTokenFromAnApiKey() {
        assertThat(mvc.post().uri("/api/logout").header(HttpHeaders.AUTHORIZATION, people.bearer(people.user())))
                .hasStatus(HttpStatus.NO_CONTENT);
    }

    @Test
    void refusesAWrongKeyEvenBesideAGoodSession() {
        var session = sessionOf(signIn(people.userWithPassword()));

        var answer = mvc.post()
                .uri("/api/logout")
                .cookie(session)
                .header(HttpHeaders.AUTHORIZATION, "Bearer sw_wrong")
                .exchange();

        assertThat(answer).hasStatus(HttpStatus.UNAUTHORIZED).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(me(session)).hasStatusOk();
    }

    @Test
    void endsTheSessionsOfAUserWhoIsDeactivated() {
        var user = people.userWithPassword();
        var key = people.bearer(user);
        var session = sessionOf(signIn(user));

        setActive(user, false);
        assertThat(me(session)).hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(mvc.get().uri("/api/users/@me/").header(HttpHeaders.AUTHORIZATION, key))
                .hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(signIn(user)).hasStatus(HttpStatus.UNAUTHORIZED);

        setActive(user, true);
        assertThat(me(session)).hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(signIn(user)).hasStatusOk();
    }

    @Test
    void refusesAMemberWhoWasRemoved() {
        var organization = people.organization();
        var owner = people.join(people.userWithPassword(), organization, Role.OWNER);
        var session = sessionOf(signIn(owner));
        assertThat(organization(session, organization)).hasStatusOk();

        organizations.dismiss(organization, owner.id());

        assertThat(organization(session, organization)).hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void remembersTheOrganizationASessionChose() throws Exception {
        var user = people.join(people.userWithPassword(), people.organization(), Role.OWNER);
        var other = people.organization();
        organizations.admit(other, user.id(), Role.OWNER);
        var signedIn = signIn(user);
        var session = sessionOf(signedIn);
        assertThat(organization(session, other))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("organization_required");

        assertThat(choose(session, csrfTokenOf(signedIn), other))
                .bodyJson()
                .extractingPath("$.organization_id")
                .isEqualTo(other);

        assertThat(organization(session, other)).hasStatusOk();
        assertThat(choose(session, csrfTokenOf(signedIn), people.organization()))
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/users/@me/", "/api/accounts/", "/api/organizations/", "/api/nothing"})
    void answersStrangersWithAProblem(String uri) {
        assertThat(mvc.get().uri(uri))
                .hasStatus(HttpStatus.UNAUTHORIZED)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .headers()
                .containsHeader("X-Request-Id");
        assertThat(mvc.post().uri(uri)).hasStatus(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void refusesASignInThatIsNoJson() {
        assertThat(mvc.post().uri("/api/login/").param("email", "a").param("password", "b"))
                .hasStatus(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
    }

    @Test
    void sendsStrangersToTheSignInPageAndThenWhereTheyWantedToGo() {
        var user = people.userWithPassword();
        var turnedAway = mvc.get().uri("/accounts/1?usage_type=a").exchange();

        var answer = submit(user.email(), TestPeople.PASSWORD, sessionOf(turnedAway));

        assertThat(turnedAway).hasStatus(HttpStatus.FOUND).hasRedirectedUrl("/sign-in");
        assertThat(answer).hasStatus(HttpStatus.FOUND);
        assertThat(answer.getResponse().getRedirectedUrl()).endsWith("/accounts/1?usage_type=a");
        assertThat(me(sessionOf(answer))).hasStatusOk();
    }

    @Test
    void bringsAMistypedFormBackToThePage() {
        var session = sessionOf(mvc.get().uri("/inbox").exchange());

        assertThat(submit("nobody@example.com", "wrong wrong wrong", session)).hasRedirectedUrl("/sign-in?error");
    }

    @Test
    void acceptsNoFormFromElsewhere() {
        var user = people.userWithPassword();

        assertThat(mvc.post().uri("/sign-in").param("email", user.email()).param("password", TestPeople.PASSWORD))
                .hasRedirectedUrl("/sign-in");
    }

    private MvcTestResult submit(String email, String password, Cookie session) {
        return mvc.post()
                .uri("/sign-in")
                .cookie(session)
                .param("email", email)
                .param("password", password)
                .with(csrf())
                .exchange();
    }

    @Test
    void allowsNoForeignScripts() {
        assertThat(mvc.get().uri("/accounts/1"))
                .headers()
                .hasHeaderSatisfying(
                        "Content-Security-Policy",
                        policy -> assertThat(policy.get(0))
                                .contains("script-src 'self'", "frame-ancestors 'none'")
                                .doesNotContain("unsafe"));
    }

    private MvcTestResult signIn(User user) {
        return signIn(user.email(), TestPeople.PASSWORD);
    }

    private MvcTestResult signIn(String email, String password) {
        return mvc.post()
                .uri("/api/login")
                .contentType(MediaType.APPLICATION_JSON)
                .content(credentials(email, password))
                .exchange();
    }

    private static String credentials(String email, String password) {
        return "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password);
    }

    private MvcTestResult me(Cookie session) {
        return mvc.get().uri("/api/users/@me/").cookie(session).exchange();
    }

    private MvcTestResult signOut(Cookie session, String csrfToken) {
        return mvc.post()
                .uri("/api/logout/")
                .cookie(session)
                .header("X-CSRF-Token", csrfToken)
                .exchange();
    }

    private MvcTestResult organization(Cookie session, String id) {
        return mvc.get().uri("/api/organizations/" + id).cookie(session).exchange();
    }

    private MvcTestResult choose(Cookie session, String csrfToken, String organization) {
        return mvc.post()
                .uri("/api/users/@me/organization")
                .cookie(session)
                .header("X-CSRF-Token", csrfToken)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"organization_id\":\"" + organization + "\"}")
                .exchange();
    }

    private void setActive(User user, boolean active) {
        assertThat(mvc.patch()
                        .uri("/api/users/" + user.id())
                        .header(HttpHeaders.AUTHORIZATION, people.bearer(people.operator()))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"active\":" + active + "}"))
                .hasStatusOk();
    }

    private static Cookie sessionOf(MvcTestResult answer) {
        var header = Objects.requireNonNull(answer.getResponse().getHeader(HttpHeaders.SET_COOKIE));
        var cookie = MockCookie.parse(header);
        return new Cookie(cookie.getName(), cookie.getValue());
    }

    private static String csrfTokenOf(MvcTestResult signedIn) throws UnsupportedEncodingException {
        return JsonPath.read(signedIn.getResponse().getContentAsString(), "$.csrf_token");
    }
}
