package io.spikewatch.app.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.spikewatch.app.organization.Caller;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Tokens by which the billing service knows who asks, for which organization and in which role. Each serves for a part of
 * its life: signing is dear, and so is checking a token for the first time. What makes up the caller is looked up for
 * every request, so that a role that was taken away takes its token with it.
 */
@Component
public class BillingTokens {

    static final Duration LIFETIME = Duration.ofMinutes(5);

    /** Much shorter than the time for which an old key is still published, and than the token's own life. */
    static final Duration REUSE = Duration.ofMinutes(1);

    private static final int KEPT = 10_000;

    private final Cache<Caller, String> tokens;
    private final SigningKeys keys;
    private final Clock clock;

    BillingTokens(SigningKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
        this.tokens = Caffeine.newBuilder()
                .maximumSize(KEPT)
                .expireAfterWrite(REUSE)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    public String tokenFor(Caller caller) {
        return tokens.get(caller, unknown -> sign(keys.current(), claims(unknown)));
    }

    private JWTClaimsSet claims(Caller caller) {
        var now = clock.instant();
        return new JWTClaimsSet.Builder()
                .issuer("app-service")
                .audience("billing-service")
                .subject(caller.userId().toString())
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)))
                .claim("organization_id", caller.organizationId())
                .claim("organization_role", roleOf(caller))
                .build();
    }

    private static String roleOf(Caller caller) {
        if (caller.operator()) {
            return "operator";
        }
        var role = caller.role();
        return caller.staff() || role == null ? "staff" : role.wireName();
    }

    private static String sign(ECKey key, JWTClaimsSet claims) {
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("The token can't be signed", e);
        }
    }
}
