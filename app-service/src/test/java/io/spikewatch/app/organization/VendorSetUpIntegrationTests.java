package io.spikewatch.app.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.spikewatch.app.IntegrationTest;
import java.time.Clock;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

@IntegrationTest
class VendorSetUpIntegrationTests {

    @Autowired
    private Organizations organizations;

    @Autowired
    private Users users;

    @Autowired
    private ApiKeys keys;

    @Autowired
    private Clock clock;

    @Autowired
    private TransactionOperations transaction;

    @Test
    void createsTheVendorsOrganization() {
        assertThat(organizations.find(organizations.vendorId())).isPresent();
    }

    @Test
    void givesTheKeyToOneOperatorHoweverManyReplicasStart() throws Exception {
        var key = "set-up-" + UUID.randomUUID();
        var replicas = Executors.newFixedThreadPool(4);

        for (var start : Collections.nCopies(4, setUp(key))) {
            replicas.submit(() -> transaction.executeWithoutResult(status -> start.afterSingletonsInstantiated()));
        }
        replicas.shutdown();
        assertThat(replicas.awaitTermination(10, TimeUnit.SECONDS)).isTrue();

        var operator = keys.ownerOf(key).orElseThrow();
        assertThat(organizations.roleOf(operator.id(), organizations.vendorId()))
                .contains(Role.OPERATOR);
    }

    @Test
    void refusesAShortKeyInOneClearLine() {
        assertThatExceptionOfType(SetUpException.class)
                .isThrownBy(() -> setUp("short").afterSingletonsInstantiated())
                .withMessage("APP_BOOTSTRAP_API_KEY must have at least 24 characters.");
    }

    private VendorSetUp setUp(String key) {
        return new VendorSetUp(new VendorProperties(organizations.vendorId(), key), organizations, users, keys, clock);
    }
}
