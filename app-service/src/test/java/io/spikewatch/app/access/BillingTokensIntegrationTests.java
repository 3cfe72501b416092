package io.spikewatch.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.spikewatch.app.IntegrationTest;
import io.spikewatch.app.organization.Caller;
import io.spikewatch.app.organization.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

@IntegrationTest
class BillingTokensIntegrationTests {

    @Autowired
    private BillingTokens tokens;

    @Autowired
    private SigningKeys keys;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionOperations transaction;

    @Test
    void signsWithAPublishedKeyForFiveMinutes() throws Exception {
        var token = SignedJWT.parse(tokens.tokenFor(caller(Role.ADMIN, false, false)));

        var published = JWKSet.parse(
                mvc.get().uri("/.well-known/jwks.json").exchange().getResponse().getContentAsString());
        var key = published.getKeyByKeyId(token.getHeader().getKeyID()).toECKey();
        var claims = token.getJWTClaimsSet();
        assertThat(token.verify(new ECDSAVerifier(key))).isTrue();
        assertThat(key.isPrivate()).isFalse();
        assertThat(claims.getIssuer()).isEqualTo("app-service");
        assertThat(claims.getAudience()).containsExactly("billing-service");
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isLessThanOrEqualTo(Duration.ofMinutes(5));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "OWNER, false, false, owner",
                "MEMBER, false, false, member",
                "-, true, false, staff",
                "MEMBER, true, false, staff",
                "OPERATOR, true, true, operator",
                "-, true, true, operator"
            })
    void namesTheRoleThatBillingKnows(@Nullable Role role, boolean staff, boolean operator, String expected)
            throws Exception {
        var claims =
                SignedJWT.parse(tokens.tokenFor(caller(role, staff, operator))).getJWTClaimsSet();

        assertThat(claims.getStringClaim("organization_role")).isEqualTo(expected);
        assertThat(claims.getStringClaim("organization_id")).isEqualTo("org-1");
    }

    @Test
    void servesACallerForAWhileWithOneToken() {
        var admin = caller(Role.ADMIN, false, false);
        var now = new AtomicReference<>(Instant.parse("2026-06-09T00:00:00Z"));
        var timed = new BillingTokens(keys, clock(now));

        var first = timed.tokenFor(admin);

        now.updateAndGet(instant -> instant.plus(BillingTokens.REUSE).minusMillis(1));
        assertThat(timed.tokenFor(new Caller(admin.userId(), "org-1", Role.ADMIN, false, false)))
                .isEqualTo(first);
        now.updateAndGet(instant -> instant.plusMillis(1));
        assertThat(timed.tokenFor(admin)).isNotEqualTo(first);
    }

    @Test
    void givesATokenToNobodyElseNorInAnotherRole() {
        var id = UUID.randomUUID();

        assertThat(Stream.of(
                                new Caller(id, "org-1", Role.ADMIN, false, false),
                                new Caller(id, "org-1", Role.MEMBER, false, false),
                                new Caller(id, "org-1", null, true, false),
                                new Caller(id, "org-1", null, true, true),
                                new Caller(id, "org-2", Role.ADMIN, false, false),
                                new Caller(UUID.randomUUID(), "org-1", Role.ADMIN, false, false))
                        .map(tokens::tokenFor))
                .doesNotHaveDuplicates();
    }

    /** A token that is still being reused must find its key published for as long as it lives. */
    @Test
    void reusesATokenNoLongerThanItsKeyIsPublished() {
        assertThat(BillingTokens.REUSE.plus(BillingTokens.LIFETIME)).isLessThan(SigningKeys.AFTERLIFE);
        assertThat(BillingTokens.REUSE).isLessThan(BillingTokens.LIFETIME.dividedBy(2));
    }

    @Test
    @Transactional
    void publishesAnOldKeyUntilItsTokensHaveExpired() {
        var now = new AtomicReference<>(Instant.parse("2099-01-01T00:00:00Z"));
        var keys = new SigningKeys(jdbc, transaction, clock(now));
        var first = keys.current().getKeyID();

        now.updateAndGet(instant -> instant.plus(SigningKeys.USE));
        var second = keys.current().getKeyID();

        assertThat(second).isNotEqualTo(first);
        assertThat(keys.published()).extracting("keyID").containsExactly(second, first);
        now.updateAndGet(instant -> instant.plus(SigningKeys.AFTERLIFE));
        assertThat(keys.published()).extracting("keyID").containsExactly(second);
    }

    private static Caller caller(@Nullable Role role, boolean staff, boolean operator) {
        return new Caller(UUID.randomUUID(), "org-1", role, staff, operator);
    }

    private static Clock clock(AtomicReference<Instant> now) {
        InstantSource source = now::get;
        return source.withZone(ZoneOffset.UTC);
    }
}
