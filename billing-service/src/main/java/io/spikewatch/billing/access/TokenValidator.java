package io.spikewatch.billing.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.util.StringUtils;

/** What a token of app-service says beside its signature; it lives for five minutes at most. */
class TokenValidator implements OAuth2TokenValidator<Jwt> {

    static final String ORGANIZATION_ID = "organization_id";
    static final String ORGANIZATION_ROLE = "organization_role";

    private static final String ISSUER = "app-service";
    private static final String AUDIENCE = "billing-service";
    static final Duration MAX_LIFETIME = Duration.ofMinutes(5);

    /** How far the clocks of the two services may be apart. */
    private static final Duration SKEW = Duration.ofSeconds(10);

    private final Clock clock;

    TokenValidator(Clock clock) {
        this.clock = clock;
    }

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        return isFromApp(token) && isAlive(token) && namesCaller(token)
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN));
    }

    private static boolean isFromApp(Jwt token) {
        var audience = token.getAudience();
        return ISSUER.equals(token.getClaimAsString("iss")) && audience != null && audience.contains(AUDIENCE);
    }

    private boolean isAlive(Jwt token) {
        var now = clock.instant();
        return isSoon(token.getExpiresAt(), now) && !isLater(token.getNotBefore(), now);
    }

    private static boolean isSoon(@Nullable Instant expiry, Instant now) {
        return expiry != null && expiry.isAfter(now) && !isLater(expiry.minus(MAX_LIFETIME), now);
    }

    private static boolean isLater(@Nullable Instant time, Instant now) {
        return time != null && time.isAfter(now.plus(SKEW));
    }

    private static boolean namesCaller(Jwt token) {
        return List.of("sub", ORGANIZATION_ID, ORGANIZATION_ROLE).stream()
                .allMatch(name -> token.getClaim(name) instanceof String text && StringUtils.hasText(text));
    }
}
