package io.spikewatch.billing.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.spikewatch.billing.AppServiceStub;
import io.spikewatch.billing.IntegrationTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What somebody without app-service's private key tries, to call as an operator. */
@IntegrationTest
class ForgedTokensIntegrationTests {

    private static final String PLANS = "/api/plans";

    @Autowired
    private MockMvcTester http;

    @Test
    void letsTheRealOneIn() {
        assertThat(get(AppServiceStub.bearer("org-1", "operator"))).hasStatusOk();
    }

    @ParameterizedTest
    @EnumSource
    void refuses(Forgery forgery) throws Exception {
        var answer = get("Bearer " + forgery.token());

        assertThat(answer).hasStatus(401);
        assertThat(answer).bodyJson().extractingPath("$.code").isEqualTo("unauthenticated");
    }

    @Test
    void fetchesKeysFromNowhereElse() throws Exception {
        var own = newKey();
        var asked = new AtomicInteger();
        var server = publish(own, asked);
        var keys = URI.create("http://localhost:" + server.getAddress().getPort() + "/jwks.json");
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(own.getKeyID());

        var byKeySet = get("Bearer " + signed(header.jwkURL(keys).build(), new ECDSASigner(own)));
        var byCertificate = get("Bearer " + signed(header.x509CertURL(keys).build(), new ECDSASigner(own)));

        assertThat(byKeySet).hasStatus(401);
        assertThat(byCertificate).hasStatus(401);
        assertThat(asked).hasValue(0);
        server.stop(0);
    }

    private MvcTestResult get(String authorization) {
        return http.get()
                .uri(PLANS)
                .header(HttpHeaders.AUTHORIZATION, authorization)
                .exchange();
    }

    private static HttpServer publish(ECKey key, AtomicInteger asked) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            var keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        server.start();
        return server;
    }

    private enum Forgery {
        UNSIGNED {
            @Override
            String token() {
                return new PlainJWT(AppServiceStub.claims()).serialize();
            }
        },
        SIGNATURE_LEFT_OUT {
            @Override
            String token() {
                var real = AppServiceStub.bearer("org-1", "operator").substring("Bearer ".length());
                return real.substring(0, real.lastIndexOf('.') + 1);
            }
        },
        NO_ALGORITHM_YET_A_SIGNATURE {
            @Override
            String token() {
                var real = AppServiceStub.bearer("org-1", "operator");
                return new PlainJWT(AppServiceStub.claims()).serialize() + real.substring(real.lastIndexOf('.') + 1);
            }
        },
        PUBLIC_KEY_AS_A_SECRET {
            @Override
            String token() throws JOSEException {
                var secret = AppServiceStub.publishedKey().toECPublicKey().getEncoded();
                return signed(header(JWSAlgorithm.HS256), new MACSigner(secret));
            }
        },
        PUBLISHED_KEY_AS_A_SECRET {
            @Override
            String token() throws JOSEException {
                return signed(
                        header(JWSAlgorithm.HS256),
                        new MACSigner(AppServiceStub.publishedKey().toJSONString()));
            }
        },
        OTHER_KIND_OF_KEY {
            @Override
            String token() throws JOSEException {
                var own = new RSAKeyGenerator(2048).generate();
                return signed(header(JWSAlgorithm.RS256), new RSASSASigner(own));
            }
        },
        OWN_KEY_UNDER_THE_REAL_ID {
            @Override
            String token() throws JOSEException {
                return signed(header(JWSAlgorithm.ES256), new ECDSASigner(newKey()));
            }
        },
        OWN_KEY_UNDER_AN_UNKNOWN_ID {
            @Override
            String token() throws JOSEException {
                var own = newKey();
                var header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(own.getKeyID());
                return signed(header.build(), new ECDSASigner(own));
            }
        },
        OWN_KEY_WITHOUT_AN_ID {
            @Override
            String token() throws JOSEException {
                return signed(new JWSHeader(JWSAlgorithm.ES256), new ECDSASigner(newKey()));
            }
        },
        OWN_KEY_BROUGHT_ALONG {
            @Override
            String token() throws JOSEException {
                var own = newKey();
                var header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(own.getKeyID());
                return signed(header.jwk(own.toPublicJWK()).build(), new ECDSASigner(own));
            }
        },
        UNKNOWN_KIND_OF_TOKEN {
            @Override
            String token() throws JOSEException {
                var header = new JWSHeader.Builder(JWSAlgorithm.ES256).type(new JOSEObjectType("dpop+jwt"));
                return signed(header.build(), new ECDSASigner(newKey()));
            }
        },
        CLAIMS_EXCHANGED {
            @Override
            String token() {
                var member = AppServiceStub.bearer("org-1", "member").substring("Bearer ".length());
                var parts = member.split("\\.");
                var claims = Base64URL.encode(AppServiceStub.claims().toString());
                return parts[0] + "." + claims + "." + parts[2];
            }
        };

        abstract String token() throws JOSEException;

        private static JWSHeader header(JWSAlgorithm algorithm) {
            return new JWSHeader.Builder(algorithm)
                    .keyID(AppServiceStub.publishedKey().getKeyID())
                    .build();
        }
    }

    private static ECKey newKey() throws JOSEException {
        return new ECKeyGenerator(Curve.P_256)
                .keyID(UUID.randomUUID().toString())
                .generate();
    }

    private static String signed(JWSHeader header, JWSSigner signer) throws JOSEException {
        var token = new SignedJWT(header, AppServiceStub.claims());
        token.sign(signer);
        return token.serialize();
    }
}
