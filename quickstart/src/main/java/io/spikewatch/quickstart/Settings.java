package io.spikewatch.quickstart;

import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The variables the services are started with: the environment's, and this system's own where it has none. */
record Settings(Map<String, String> variables) {

    static Settings of(Map<String, String> secrets, Map<String, String> environment) {
        var variables = new TreeMap<>(secrets);
        variables.putAll(environment);
        variables.putIfAbsent("APP_VENDOR_ORGANIZATION_ID", "vendor");
        variables.putIfAbsent("APP_INTERNAL_ADDRESSES", "true"); // to try webhooks out on this machine
        variables.putIfAbsent(
                "APP_BILLING_URL", Service.BILLING.address(environment).toString());
        variables.putIfAbsent(
                "BILLING_JWKS_URI",
                Service.APP
                        .address(environment)
                        .resolve("/.well-known/jwks.json")
                        .toString());
        return new Settings(variables);
    }

    Settings with(Map<String, String> more) {
        var all = new TreeMap<>(variables);
        all.putAll(more);
        return new Settings(all);
    }

    String get(String variable) {
        return Objects.requireNonNull(variables.get(variable), variable);
    }

    /** Where billing-service finds app-service. */
    URI app() {
        return URI.create(get("BILLING_JWKS_URI")).resolve("/");
    }

    /** Where app-service finds billing-service. */
    URI billing() {
        return URI.create(get("APP_BILLING_URL"));
    }
}
