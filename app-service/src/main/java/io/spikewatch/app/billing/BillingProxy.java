package io.spikewatch.app.billing;

import io.spikewatch.app.organization.Caller;
import io.spikewatch.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.stereotype.Component;

/** Passes requests under {@code /api/billing} to billing-service and its bytes back, without reading them. */
@Component
class BillingProxy {

    private static final String ORGANIZATION = "organization_id";
    private static final Pattern PARAMETER = Pattern.compile("[a-z_]{1,64}");

    /** An answer that fails within its first bytes still becomes a problem document. */
    private static final int HELD_BACK_BYTES = 64 * 1024;

    private final BillingGateway billing;

    BillingProxy(BillingGateway billing) {
        this.billing = billing;
    }

    void get(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        pass(caller, request, HttpMethod.GET, queryOf(caller, request), new byte[0], response);
    }

    /** The same for what belongs to one organization: the caller's. */
    void getOfOrganization(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        var query = queryOf(caller, request);
        query.put(ORGANIZATION, List.of(caller.organizationId()));
        pass(caller, request, HttpMethod.GET, query, new byte[0], response);
    }

    void post(Caller caller, HttpServletRequest request, byte[] body, HttpServletResponse response) {
        pass(caller, request, HttpMethod.POST, queryOf(caller, request), body, response);
    }

    private void pass(
            Caller caller,
            HttpServletRequest request,
            HttpMethod method,
            Map<String, List<String>> query,
            byte[] body,
            HttpServletResponse response) {
        var path = request.getRequestURI();
        var call = new BillingCall(method, path.replaceFirst("^/api/billing", "/api"), path, query, body);
        try {
            billing.ask(caller, call, answer -> copy(answer, response));
        } catch (Problem problem) {
            if (response.isCommitted()) {
                throw new AnswerCutOff();
            }
            response.resetBuffer();
            throw problem;
        }
    }

    private static long copy(ClientHttpResponse answer, HttpServletResponse response) throws IOException {
        response.setBufferSize(HELD_BACK_BYTES);
        response.setStatus(answer.getStatusCode().value());
        response.setContentType(answer.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE));
        return answer.getBody().transferTo(response.getOutputStream());
    }

    private static Map<String, List<String>> queryOf(Caller caller, HttpServletRequest request) {
        var query = request.getParameterMap().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> Arrays.asList(entry.getValue()),
                        (one, other) -> one,
                        LinkedHashMap::new));
        query.keySet().forEach(BillingProxy::requireName);
        var asked = query.remove(ORGANIZATION);
        if (asked != null && !asked.equals(List.of(caller.organizationId()))) {
            throw Problem.forbidden("foreign_organization", "This organization is not the one you are working for.");
        }
        return query;
    }

    private static void requireName(String parameter) {
        if (!PARAMETER.matcher(parameter).matches()) {
            throw Problem.invalid(parameter, "is not a parameter of this endpoint");
        }
    }

    /** billing-service broke off after the first part of its answer had left. */
    static class AnswerCutOff extends RuntimeException {

        private static final long serialVersionUID = 1L;

        AnswerCutOff() {
            super("billing-service broke off in the middle of its answer");
        }
    }
}
