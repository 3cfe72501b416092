package io.spikewatch.billing.access;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.net.MalformedURLException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.ExceptionTranslationFilter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Reporters come with an ingest key, app-service with a token. Health, metrics and the API's
 * description are public, and so are webhooks, which check signatures themselves. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration implements WebMvcConfigurer {

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
    }

    private static final String[] REPORTER_PATHS = {"/api/usage-reports", "/api/lifecycle-events"};
    private static final String[] PUBLIC_PATHS = {
        "/actuator/health/**", "/actuator/prometheus", "/v3/api-docs/**", "/v3/api-docs.yaml", "/webhooks/**", "/error"
    };
    private static final int JWKS_TIMEOUT = 2_000;
    private static final int JWKS_SIZE = 1 << 20;

    @Bean
    @Order(1)
    SecurityFilterChain reporters(HttpSecurity http, IngestKeys keys, SecurityProblems problems) {
        return stateless(http, problems)
                .securityMatcher(REPORTER_PATHS)
                .addFilterAfter(new IngestKeyFilter(keys), ExceptionTranslationFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain callers(HttpSecurity http, SecurityProblems problems) {
        return stateless(http, problems)
                .authorizeHttpRequests(requests -> requests.requestMatchers(PUBLIC_PATHS)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .oauth2ResourceServer(server -> server.jwt(jwt -> {})
                        .authenticationEntryPoint(problems)
                        .withObjectPostProcessor(answering(problems)))
                .build();
    }

    private static HttpSecurity stateless(HttpSecurity http, SecurityProblems problems) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(problems));
    }

    /** Without this, keys that can't be fetched would end in an error page. */
    private static ObjectPostProcessor<BearerTokenAuthenticationFilter> answering(SecurityProblems problems) {
        return new ObjectPostProcessor<>() {
            @Override
            public <T extends BearerTokenAuthenticationFilter> T postProcess(T filter) {
                filter.setAuthenticationFailureHandler(problems::commence);
                return filter;
            }
        };
    }

    @Bean
    JwtDecoder jwtDecoder(AccessProperties properties, Clock clock) throws MalformedURLException {
        var signatures = NimbusJwtDecoder.withJwkSource(keysOf(properties))
                .jwsAlgorithms(names -> names.addAll(Set.of(SignatureAlgorithm.RS256, SignatureAlgorithm.ES256)))
                .build();
        signatures.setJwtValidator(token -> OAuth2TokenValidatorResult.success()); // TokenDecoder asks the validator
        return new TokenDecoder(signatures, new TokenValidator(clock), TokenValidator.MAX_LIFETIME);
    }

    /** Fetched when first needed, when a token names a key not seen yet, and every few minutes. */
    private static JWKSource<SecurityContext> keysOf(AccessProperties properties) throws MalformedURLException {
        var retriever = new DefaultResourceRetriever(JWKS_TIMEOUT, JWKS_TIMEOUT, JWKS_SIZE);
        return JWKSourceBuilder.create(properties.jwksUri().toURL(), retriever)
                .rateLimited(false)
                .build();
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CallerArgumentResolver());
    }
}
