package io.spikewatch.app;

import java.util.Map;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm;

/** Passwords are hashed as in production, but once instead of for half a second each. */
@TestConfiguration(proxyBeanMethods = false)
class TestPasswords {

    private static final int SALT_BYTES = 16;
    private static final int ROUNDS = 1;

    @Bean
    @Primary
    PasswordEncoder quickPasswordEncoder() {
        var quick = new Pbkdf2PasswordEncoder("", SALT_BYTES, ROUNDS, SecretKeyFactoryAlgorithm.PBKDF2WithHmacSHA256);
        return new DelegatingPasswordEncoder("pbkdf2-sha256", Map.of("pbkdf2-sha256", quick));
    }
}
