package io.spikewatch.quickstart;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Keys and passwords, made once per data directory. Those of the environment win. */
final class Secrets {

    static final String DEMO_PASSWORD = "DEMO_PASSWORD";

    private static final List<String> PASSWORDS = List.of(
            "BILLING_DATABASE_PASSWORD",
            "BILLING_DATABASE_OWNER_PASSWORD",
            "APP_DATABASE_PASSWORD",
            "APP_DATABASE_OWNER_PASSWORD",
            "BILLING_INGEST_KEY");

    private Secrets() {}

    static Map<String, String> in(Path file, Map<String, String> environment) {
        var kept = new KeptProperties(file);
        var secrets = new TreeMap<>(kept.read());
        PASSWORDS.forEach(name -> secrets.computeIfAbsent(name, missing -> random(24)));
        secrets.computeIfAbsent("APP_BOOTSTRAP_API_KEY", missing -> "sw_" + random(24));
        secrets.computeIfAbsent(DEMO_PASSWORD, missing -> "demo-" + random(9));
        if (!secrets.equals(kept.read())) {
            kept.write(secrets);
        }
        secrets.replaceAll(environment::getOrDefault);
        return secrets;
    }

    private static String random(int bytes) {
        var random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
