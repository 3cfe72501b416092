package io.spikewatch.billing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Stands in for app-service, as far as billing-service needs it: it signs tokens and publishes its keys. */
public class AppServiceStub implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final HttpServer SERVER = start();

    private static volatile ECKey key = newKey();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var uri = "http://localhost:" + SERVER.getAddress().getPort() + "/.well-known/jwks.json";
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("appService", Map.of("BILLING_JWKS_URI", uri)));
    }

    /** The {@code Authorization} header of a caller. */
    public static String bearer(String organizationId, String role) {
        return "Bearer " + token(key, organizationId, role, claims -> {});
    }

    /** A token for an operator of {@code org-1}, with some claims changed. */
    public static String token(Consumer<JWTClaimsSet.Builder> change) {
        return token(key, "org-1", "operator", change);
    }

    /** The key that tokens are signed with, as app-service publishes it. */
    public static ECKey publishedKey() {
        return key.toPublicJWK();
    }

    /** What a token for an operator of {@code org-1} claims. */
    public static JWTClaimsSet claims() {
        return claims("org-1", "operator").build();
    }

    /** From now on, tokens are signed with another key. */
    public static void rotateKey() {
        key = newKey();
    }

    private static String token(ECKey key, String organizationId, String role, Consumer<JWTClaimsSet.Builder> change) {
        var claims = claims(organizationId, role);
        change.accept(claims);
        return signed(key, claims.build());
    }

    private static JWTClaimsSet.Builder claims(String organizationId, String role) {
        return new JWTClaimsSet.Builder()
                .issuer("app-service")
                .audience("billing-service")
                .subject("user-1")
                .expirationTime(Date.from(Instant.now().plusSeconds(240)))
                .claim("organization_id", organizationId)
                .claim("organization_role", role);
    }

    private static String signed(ECKey key, JWTClaimsSet claims) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .keyID(key.getKeyID())
                    .build();
            var token = new SignedJWT(header, claims);
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ECKey newKey() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpServer start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", AppServiceStub::publishKey);
            server.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> server.stop(0)));
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void publishKey(HttpExchange exchange) throws IOException {
        var keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, keys.length);
        try (var body = exchange.getResponseBody()) {
            body.write(keys);
        }
    }
}
