package io.spikewatch.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.spikewatch.quickstart.Api;
import java.time.Instant;
import java.util.UUID;

/** Tells of one organization's subscription as Stripe does, from outside and signed. */
record Stripe(Api app, String organization, String price) {

    static final String SECRET = "whsec_of-the-system-tests";

    private static final long DAY = 86_400;

    /** What became of the event. */
    String tell(String what, String status, Instant at) {
        var event = """
                {"id":"evt_%s","object":"event","type":"customer.subscription.%s","created":%d,"data":{"object":{
                  "object":"subscription","status":"%s","created":%d,"ended_at":%s,
                  "metadata":{"organization_id":"%s"},"items":{"data":[{"price":{"id":"%s"},
                    "current_period_start":%d,"current_period_end":%d}]}}}}""".formatted(
                        UUID.randomUUID(),
                        what,
                        at.getEpochSecond(),
                        status,
                        at.getEpochSecond() - 20 * DAY,
                        status.equals("canceled") ? at.getEpochSecond() : "null",
                        organization,
                        price,
                        at.getEpochSecond() - 10 * DAY,
                        at.getEpochSecond() + 20 * DAY);
        return app.with("Stripe-Signature", signature(event))
                .post("/webhooks/stripe", "application/json", event.getBytes(UTF_8))
                .path("outcome")
                .asString();
    }

    /** Made by another program than the one that checks it. */
    private static String signature(String event) {
        var time = Instant.now().getEpochSecond();
        var signed = Shell.pipe(time + "." + event, "openssl dgst -sha256 -hmac " + SECRET + " -r | cut -d' ' -f1");
        return "t=" + time + ",v1=" + signed.strip();
    }
}
