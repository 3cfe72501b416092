package io.spikewatch.app.organization;

import java.time.Clock;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Creates the vendor's organization and, if a key for it is configured, its first operator, before the first request is
 * answered. Replicas that start at once agree by the database's keys; what exists is left as it is.
 */
@Component
class VendorSetUp implements SmartInitializingSingleton {

    private static final String OPERATOR_EMAIL = "operator@spikewatch.invalid";
    private static final int MIN_KEY_LENGTH = 24;

    private final VendorProperties properties;
    private final Organizations organizations;
    private final Users users;
    private final ApiKeys keys;
    private final Clock clock;

    VendorSetUp(VendorProperties properties, Organizations organizations, Users users, ApiKeys keys, Clock clock) {
        this.properties = properties;
        this.organizations = organizations;
        this.users = users;
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void afterSingletonsInstantiated() {
        var key = properties.bootstrapApiKey();
        if (!key.isEmpty() && key.length() < MIN_KEY_LENGTH) {
            throw new SetUpException("APP_BOOTSTRAP_API_KEY must have at least " + MIN_KEY_LENGTH + " characters.");
        }
        var vendor = organizations.vendorId();
        organizations.insert(vendor, vendor, null, clock.instant());
        if (!key.isEmpty()) {
            createOperator(vendor, key);
        }
    }

    private void createOperator(String vendor, String key) {
        var operator = users.findOrCreate(OPERATOR_EMAIL, "Set-up operator");
        if (keys.store(operator.id(), "bootstrap", key).isPresent()) {
            organizations.admit(vendor, operator.id(), Role.OPERATOR);
        }
    }
}
