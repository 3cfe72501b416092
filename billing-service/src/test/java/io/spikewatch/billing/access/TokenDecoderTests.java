package io.spikewatch.billing.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtValidationException;

class TokenDecoderTests {

    private static final Instant NOW = Instant.parse("2026-06-10T12:00:00Z");

    private final List<String> checked = new ArrayList<>();
    private Instant now = NOW;
    private final TokenDecoder decoder = new TokenDecoder(
            this::checkSignature, token -> new TokenValidator(clock()).validate(token), Duration.ofMinutes(5));

    @Test
    void checksSignatureOnce() {
        decoder.decode("right");
        decoder.decode("right");

        assertThat(checked).containsExactly("right");
    }

    @Test
    void refusesKnownTokenOnceItHasExpired() {
        decoder.decode("right");
        now = NOW.plusSeconds(61);

        assertThatExceptionOfType(JwtValidationException.class).isThrownBy(() -> decoder.decode("right"));
    }

    @Test
    void checksWrongSignatureEveryTime() {
        assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> decoder.decode("wrong"));
        assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> decoder.decode("wrong"));

        assertThat(checked).containsExactly("wrong", "wrong");
    }

    private Clock clock() {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private Jwt checkSignature(String token) {
        checked.add(token);
        if (token.equals("wrong")) {
            throw new BadJwtException("Invalid signature");
        }
        return Jwt.withTokenValue(token)
                .header("alg", "ES256")
                .issuer("app-service")
                .audience(List.of("billing-service"))
                .subject("user-1")
                .claim(TokenValidator.ORGANIZATION_ID, "org-1")
                .claim(TokenValidator.ORGANIZATION_ROLE, "admin")
                .expiresAt(NOW.plusSeconds(60))
                .build();
    }
}
