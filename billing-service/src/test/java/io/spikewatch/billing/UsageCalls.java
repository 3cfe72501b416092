package io.spikewatch.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;

import io.spikewatch.infrastructure.TestServers;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Calls the service as reporters and app-service do. */
public class UsageCalls {

    private final MockMvcTester http;

    public UsageCalls(MockMvcTester http) {
        this.http = http;
    }

    /** @param counts the report's inside */
    public void report(String organizationId, LocalDate date, String counts) {
        report("""
                {"organization_id": "%s", "date": "%s", "report": {%s}}""".formatted(organizationId, date, counts));
    }

    /** @param reports one a line */
    public void report(String reports) {
        var answer = http.post()
                .uri("/api/usage-reports")
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + TestServers.INGEST_KEY)
                .contentType(MediaType.APPLICATION_NDJSON)
                .content(reports)
                .exchange();
        assertThat(answer)
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.rejected")
                .asArray()
                .isEmpty();
    }

    /** Asks as an owner of the {@code organization_id} among the parameters; no token needs to be checked. */
    public MvcTestResult get(String path, Map<String, String> parameters) {
        var owner = jwt().jwt(token -> token.subject("user-1")
                .claim("organization_id", parameters.getOrDefault("organization_id", "nobody"))
                .claim("organization_role", "owner"));
        return ask(path, parameters).with(owner).exchange();
    }

    public MvcTestResult get(String path, Map<String, String> parameters, String authorization) {
        return get(path, parameters, authorization, new HttpHeaders());
    }

    public MvcTestResult get(String path, Map<String, String> parameters, String authorization, HttpHeaders headers) {
        return ask(path, parameters)
                .headers(headers)
                .header(HttpHeaders.AUTHORIZATION, authorization)
                .exchange();
    }

    private MockMvcRequestBuilder ask(String path, Map<String, String> parameters) {
        var request = http.get().uri(path);
        parameters.forEach(request::queryParam);
        return request;
    }
}
