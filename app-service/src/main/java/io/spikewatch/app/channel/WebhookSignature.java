package io.spikewatch.app.channel;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** By which the receiver of a webhook knows that it comes from us, unchanged and not long ago. */
final class WebhookSignature {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String SECRET_PREFIX = "whsec_";

    private WebhookSignature() {}

    /** {@code v1,} and HMAC-SHA256, in Base64, of id, time and body, with dots between them. */
    static String of(String secret, UUID id, long seconds, byte[] body) {
        var mac = mac(Base64.getDecoder().decode(secret.substring(SECRET_PREFIX.length())));
        mac.update((id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8));
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
    }

    private static Mac mac(byte[] key) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac;
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM, missing);
        }
    }
}
