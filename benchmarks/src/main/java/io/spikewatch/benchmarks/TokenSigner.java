package io.spikewatch.benchmarks;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Signs tokens as app-service does (ES256), and publishes the key they are checked with. */
final class TokenSigner implements AutoCloseable {

    private static final int COORDINATE_BYTES = 32;
    private static final Duration LIFETIME = Duration.ofMinutes(4);
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final Clock CLOCK = Clock.systemUTC();

    private final KeyPair key = newKey();
    private final HttpServer server;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private Instant renewal = Instant.EPOCH;

    TokenSigner() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var keys = keySet().getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, keys.length);
            try (var body = exchange.getResponseBody()) {
                body.write(keys);
            }
        });
        server.start();
    }

    URI keysAddress() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/.well-known/jwks.json");
    }

    /** The {@code Authorization} header of an owner of this organization. Signed rarely: that is the caller's time. */
    String owner(String organizationId) {
        return token(organizationId, "owner");
    }

    /** The same of an operator who works for this organization. */
    String operator(String organizationId) {
        return token(organizationId, "operator");
    }

    private synchronized String token(String organizationId, String role) {
        var now = CLOCK.instant();
        if (now.isAfter(renewal)) {
            tokens.clear();
            renewal = now.plus(KEPT);
        }
        return tokens.computeIfAbsent(
                role + " " + organizationId, unused -> sign(organizationId, role, now.plus(LIFETIME)));
    }

    private String sign(String organizationId, String role, Instant expiry) {
        var content = encoded("{\"alg\":\"ES256\",\"kid\":\"benchmarks\"}") + "."
                + encoded("""
                {"iss":"app-service","aud":"billing-service","sub":"benchmarks","exp":%d,"organization_id":"%s",\
                "organization_role":"%s"}""".formatted(expiry.getEpochSecond(), organizationId, role));
        return "Bearer " + content + "." + signature(content);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private String keySet() {
        var point = ((ECPublicKey) key.getPublic()).getW();
        return """
                {"keys":[{"kty":"EC","crv":"P-256","use":"sig","alg":"ES256","kid":"benchmarks","x":"%s","y":"%s"}]}""".formatted(coordinate(point.getAffineX()), coordinate(point.getAffineY()));
    }

    private static String coordinate(BigInteger number) {
        var bytes = new byte[COORDINATE_BYTES];
        var magnitude = number.toByteArray(); // may have a leading zero, or be shorter
        var length = Math.min(magnitude.length, COORDINATE_BYTES);
        System.arraycopy(magnitude, magnitude.length - length, bytes, COORDINATE_BYTES - length, length);
        return encoded(bytes);
    }

    private String signature(String content) {
        try {
            var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(key.getPrivate());
            signature.update(content.getBytes(StandardCharsets.UTF_8));
            return encoded(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair newKey() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return encoded(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
