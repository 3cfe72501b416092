package io.spikewatch.billing.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/**
 * Checks a token's signature when it is first seen, which costs as much as a small query, and what the token says each
 * time. Only tokens whose signature was right are remembered; so a key that is taken back lets in nobody new.
 */
class TokenDecoder implements JwtDecoder {

    private static final int MAX_TOKENS = 10_000;

    private final JwtDecoder signatures;
    private final OAuth2TokenValidator<Jwt> claims;
    private final Cache<String, Jwt> signed;

    TokenDecoder(JwtDecoder signatures, OAuth2TokenValidator<Jwt> claims, Duration lifetime) {
        this.signatures = signatures;
        this.claims = claims;
        this.signed = Caffeine.newBuilder()
                .maximumSize(MAX_TOKENS)
                .expireAfterWrite(lifetime)
                .build();
    }

    @Override
    public Jwt decode(String token) {
        var jwt = signed(token);
        var result = claims.validate(jwt);
        if (result.hasErrors()) {
            throw new JwtValidationException("The token is not for now and here", result.getErrors());
        }
        return jwt;
    }

    private Jwt signed(String token) {
        var known = signed.getIfPresent(token);
        if (known != null) {
            return known;
        }
        var jwt = signatures.decode(token); // asks app-service for its keys at times, so not inside the cache's lock
        signed.put(token, jwt);
        return jwt;
    }
}
