package io.spikewatch.billing.stripe;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;

/** Events as Stripe sends them, made to be about a test's own customer and plans, and signed as Stripe does. */
final class RecordedEvents {

    static final String SECRET = "whsec_of-the-tests";
    static final String STARTER_PRICE = "price_1RKyUHLkdIwHu7ixStarterM0";
    static final String GROWTH_PRICE = "price_1RKyUZLkdIwHu7ixGrowthM00";

    private static final JsonMapper JSON = new JsonMapper();
    private static final String CUSTOMER = "cus_SXjrKbLkCzQ8vD";

    private RecordedEvents() {}

    /** Trial, its end, upgrade, a payment that failed and came, cancellation, end. */
    static List<String> life(String customer) {
        return recorded("life-of-a-subscription.json", customer);
    }

    /** An update whose period is told with the subscription, not with its items. */
    static String ofOlderApi(String customer) {
        return recorded("subscription-of-api-2024-06-20.json", customer).get(0);
    }

    private static List<String> recorded(String file, String customer) {
        try (var events = RecordedEvents.class.getResourceAsStream(file)) {
            var own = "evt_" + UUID.randomUUID();
            return JSON.readTree(Objects.requireNonNull(events))
                    .valueStream()
                    .map(event -> JSON.writerWithDefaultPrettyPrinter().writeValueAsString(event))
                    .map(event -> event.replace(CUSTOMER, customer).replace("evt_", own))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The header that Stripe would send with it. */
    static String signature(String payload, Instant at, String secret) {
        var signed = at.getEpochSecond() + "." + payload;
        return "t=" + at.getEpochSecond() + ",v1=" + hmac(signed, secret) + ",v0=" + hmac("other", secret);
    }

    private static String hmac(String text, String secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
