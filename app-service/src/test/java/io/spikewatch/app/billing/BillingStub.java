package io.spikewatch.app.billing;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.spikewatch.app.access.BillingTokens;
import io.spikewatch.app.organization.Caller;
import io.spikewatch.app.organization.Role;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** A billing-service that answers as a test tells it, and what asks it. */
public class BillingStub extends WireMockServer {

    public static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();
    public static final int CONCURRENT_CALLS = 2;
    static final int CALLS_PER_ORGANIZATION = 1;
    public static final int CONCURRENT_ANSWERS = 6;
    static final int ANSWERS_PER_ORGANIZATION = 4;
    static final int CONCURRENT_WEBHOOKS = 2;
    public static final Duration PATIENCE = Duration.ofSeconds(20);

    public BillingStub() {
        super(WireMockConfiguration.options().dynamicPort());
    }

    public static Caller operatorOf(String organizationId) {
        return new Caller(UUID.randomUUID(), organizationId, Role.OPERATOR, true, true);
    }

    public static Caller adminOf(String organizationId) {
        return new Caller(UUID.randomUUID(), organizationId, Role.ADMIN, false, false);
    }

    public BillingGateway gateway() {
        return gateway(PATIENCE);
    }

    BillingGateway gateway(Duration readTimeout) {
        return gateway(URI.create(baseUrl()), readTimeout);
    }

    public static BillingGateway gateway(URI address, Duration readTimeout) {
        var tokens = mock(BillingTokens.class);
        when(tokens.tokenFor(any())).thenReturn("signed");
        var properties = new BillingProperties(
                address,
                Duration.ofSeconds(2),
                readTimeout,
                PATIENCE,
                CONCURRENT_CALLS,
                CALLS_PER_ORGANIZATION,
                CONCURRENT_ANSWERS,
                ANSWERS_PER_ORGANIZATION,
                CONCURRENT_WEBHOOKS);
        var configuration = new BillingConfiguration();
        var client = configuration.billingRestClient(
                RestClient.builder(), configuration.billingHttpClient(properties), properties);
        return new BillingGateway(client, tokens, new BillingErrors(JSON), properties);
    }
}
