package io.spikewatch.app.access;

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
import org.springframework.stereotype.Component;

/** Tokens by which the billing service knows who asks, for which organization and in which role. */
@Component
public class BillingTokens {

    static final Duration LIFETIME = Duration.ofMinutes(5);

    private final SigningKeys keys;
    private final Clock clock;

    BillingTokens(SigningKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    public String tokenFor(Caller caller) {
        return sign(keys.current(), claims(caller));
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
