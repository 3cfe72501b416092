package io.spikewatch.app.access;

import io.spikewatch.app.organization.ApiKeys;
import io.spikewatch.app.organization.Organizations;
import io.spikewatch.app.organization.Users;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.security.autoconfigure.web.servlet.PathRequest;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;

/** What is open to everybody, how the API answers strangers, and where pages send them. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    static final String SIGN_IN_PAGE = "/sign-in";

    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self';"
            + " base-uri 'none'; frame-ancestors 'none'";

    @Bean
    @Order(1)
    SecurityFilterChain open(HttpSecurity http) throws Exception {
        return headers(http)
                .securityMatchers(open -> open.requestMatchers(
                                "/.well-known/**",
                                "/actuator/**",
                                "/v3/api-docs/**",
                                "/v3/api-docs.yaml",
                                "/assets/**",
                                "/webhooks/**",
                                "/error")
                        .requestMatchers(PathRequest.toStaticResources().atCommonLocations()))
                .authorizeHttpRequests(calls -> calls.anyRequest().permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain api(
            HttpSecurity http, SignInFilter signIn, CsrfTokenRepository csrfTokens, SecurityProblems problems)
            throws Exception {
        return headers(http)
                .securityMatcher("/api/**")
                .authorizeHttpRequests(calls -> calls.requestMatchers(HttpMethod.POST, "/api/login")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .addFilterBefore(signIn, CsrfFilter.class)
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens)
                        .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler())
                        .ignoringRequestMatchers("/api/login")
                        .ignoringRequestMatchers(
                                request -> BearerToken.of(request).isPresent()))
                .requestCache(AbstractHttpConfigurer::disable)
                .exceptionHandling(failures -> failures.authenticationEntryPoint(
                                (request, response, failure) -> problems.unauthenticated(response))
                        .accessDeniedHandler(problems::denied))
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain pages(
            HttpSecurity http, SignInFilter signIn, CsrfTokenRepository csrfTokens, RequestCache requests)
            throws Exception {
        return headers(http)
                .authorizeHttpRequests(calls -> calls.requestMatchers(SIGN_IN_PAGE)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .addFilterBefore(signIn, CsrfFilter.class)
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens)
                        .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler()))
                .requestCache(cache -> cache.requestCache(requests))
                .exceptionHandling(failures -> failures.authenticationEntryPoint(
                                new LoginUrlAuthenticationEntryPoint(SIGN_IN_PAGE))
                        .accessDeniedHandler(SecurityConfiguration::deniedPage))
                .build();
    }

    /** Sessions are read by {@link SignInFilter} alone; Spring Security's own handling of them is off. */
    private static HttpSecurity headers(HttpSecurity http) throws Exception {
        return http.securityContext(context -> context.securityContextRepository(new NullSecurityContextRepository()))
                .sessionManagement(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
                        .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)));
    }

    /** A form sent after its session ended leads back to the sign-in page rather than to an error. */
    private static void deniedPage(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied) throws IOException {
        if (SignedInAuthentication.current().isEmpty()) {
            response.sendRedirect(SIGN_IN_PAGE);
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    @Bean
    SignInFilter signInFilter(
            ApiKeys keys,
            Users users,
            Organizations organizations,
            Sessions sessions,
            Callers callers,
            SecurityProblems problems) {
        return new SignInFilter(keys, users, organizations, sessions, callers, problems);
    }

    /** The filter works inside the security chains only. */
    @Bean
    FilterRegistrationBean<SignInFilter> signInFilterRegistration(SignInFilter filter) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setEnabled(false);
        return registration;
    }

    @Bean
    CsrfTokenRepository csrfTokens() {
        var tokens = new HttpSessionCsrfTokenRepository();
        tokens.setHeaderName("X-CSRF-Token");
        return tokens;
    }

    /** Remembers the page somebody wanted before signing in, without a mark in its address. */
    @Bean
    @SuppressWarnings("NullAway") // null, though not marked so, means no parameter
    RequestCache pageRequests() {
        var requests = new HttpSessionRequestCache();
        requests.setMatchingRequestParameterName(null);
        return requests;
    }

    @Bean
    RequestRejectedHandler rejectedRequests(SecurityProblems problems) {
        return (request, response, rejected) -> problems.rejected(response);
    }
}
