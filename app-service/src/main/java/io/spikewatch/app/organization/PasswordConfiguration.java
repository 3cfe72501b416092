package io.spikewatch.app.organization;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;

/** How passwords are kept: PBKDF2, because bcrypt would read only the first 72 of their bytes. */
@Configuration(proxyBeanMethods = false)
class PasswordConfiguration {

    private static final String CURRENT = "pbkdf2-sha256";
    private static final int SALT_AND_HASH_BYTES = 16 + 32;

    /** A hash that takes as long to compare as a real one and that no known password has. */
    static final String DECOY = "{" + CURRENT + "}" + "00".repeat(SALT_AND_HASH_BYTES);

    /** The name of the method is stored with each hash, so that a stronger one can take over later. */
    @Bean
    PasswordEncoder passwordEncoder() {
        return new DelegatingPasswordEncoder(
                CURRENT, Map.of(CURRENT, Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_8()));
    }
}
