package io.spikewatch.app.proxy;

import io.spikewatch.app.billing.BillingAlerts;
import io.spikewatch.app.billing.BillingAnswer;
import io.spikewatch.app.billing.BillingCall;
import io.spikewatch.app.billing.BillingGateway;
import io.spikewatch.app.organization.Caller;
import io.spikewatch.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Passes requests on to billing-service and its bytes back, without reading them. */
@Component
class BillingProxy {

    private static final Logger log = LoggerFactory.getLogger(BillingProxy.class);
    private static final String ORGANIZATION = "organization_id";
    private static final String NO_PARAMETER = "is not a parameter of this call";
    private static final Pattern PARAMETER = Pattern.compile("[a-zA-Z_]{1,64}");
    private static final int MOST_BODY_BYTES = 64 * 1024;
    private static final int MOST_WEBHOOK_BYTES = 256 * 1024;
    private static final int BUFFER_BYTES = 16 * 1024;
    private static final List<String> PASSED_HEADERS = List.of(
            HttpHeaders.CONTENT_LENGTH,
            HttpHeaders.CONTENT_DISPOSITION,
            HttpHeaders.ETAG,
            HttpHeaders.CACHE_CONTROL,
            BillingAlerts.ACKNOWLEDGED_BY);

    private final BillingGateway billing;

    BillingProxy(BillingGateway billing) {
        this.billing = billing;
    }

    /** Asks billing-service's {@code path} what the caller asked here. */
    void pass(Caller caller, String path, HttpServletRequest request, HttpServletResponse response) {
        var query = queryOf(request);
        if (query.containsKey(ORGANIZATION)) {
            throw Problem.invalid(ORGANIZATION, NO_PARAMETER);
        }
        pass(caller, path, query, request, response);
    }

    /** The same for what is asked of one organization: the caller's. False if the caller left in the middle of the answer. */
    boolean passForOrganization(Caller caller, String path, HttpServletRequest request, HttpServletResponse response) {
        var query = queryOf(request);
        var own = List.of(caller.organizationId());
        if (!query.getOrDefault(ORGANIZATION, own).equals(own)) {
            throw Problem.forbidden("foreign_organization", "This organization is not the one you are working for.");
        }
        query.put(ORGANIZATION, own);
        return pass(caller, path, query, request, response);
    }

    /** Hands a webhook on as it came, with the header that vouches for it. */
    void handOn(String path, String vouching, HttpServletRequest request, HttpServletResponse response) {
        var call =
                new BillingCall(HttpMethod.POST, path, path, Map.of(), List.of(), bodyOf(request, MOST_WEBHOOK_BYTES));
        var vouched = Collections.list(request.getHeaders(vouching));
        billing.handOn(call, headers -> headers.addAll(vouching, vouched), answer -> copy(answer, response));
    }

    private boolean pass(
            Caller caller,
            String path,
            Map<String, List<String>> query,
            HttpServletRequest request,
            HttpServletResponse response) {
        var call = new BillingCall(
                HttpMethod.valueOf(request.getMethod()),
                path,
                request.getRequestURI(),
                query,
                Collections.list(request.getHeaders(HttpHeaders.IF_NONE_MATCH)),
                bodyOf(request, MOST_BODY_BYTES));
        try {
            billing.pass(caller, call, answer -> copy(answer, response));
            return true;
        } catch (CallerLeft left) {
            log.debug("The caller left in the middle of an answer: path={}", path);
            return false;
        }
    }

    private static byte[] bodyOf(HttpServletRequest request, int most) {
        try {
            var body = request.getInputStream().readNBytes(most + 1);
            if (body.length > most) {
                throw Problem.of(HttpStatus.CONTENT_TOO_LARGE, "too_large", "The body is too large.");
            }
            return body;
        } catch (IOException broken) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "malformed_json", "The body can't be read.");
        }
    }

    private static long copy(BillingAnswer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status().value());
        response.setContentType(answer.headers().getFirst(HttpHeaders.CONTENT_TYPE));
        PASSED_HEADERS.forEach(
                name -> answer.headers().getOrEmpty(name).forEach(value -> response.setHeader(name, value)));
        return copy(answer.body(), response);
    }

    private static long copy(InputStream bytes, HttpServletResponse response) throws IOException {
        var buffer = new byte[BUFFER_BYTES];
        var total = 0L;
        for (var read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
            write(buffer, read, response);
            total += read;
        }
        return total;
    }

    private static void write(byte[] buffer, int length, HttpServletResponse response) {
        try {
            response.getOutputStream().write(buffer, 0, length);
        } catch (IOException gone) {
            throw new CallerLeft();
        }
    }

    private static Map<String, List<String>> queryOf(HttpServletRequest request) {
        var query = request.getParameterMap().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> Arrays.asList(entry.getValue()),
                        (one, other) -> one,
                        LinkedHashMap::new));
        query.keySet().forEach(BillingProxy::requireName);
        return query;
    }

    private static void requireName(String parameter) {
        if (!PARAMETER.matcher(parameter).matches()) {
            throw Problem.invalid(parameter, NO_PARAMETER);
        }
    }

    /** Nobody takes the rest of the answer: the way to billing-service is to be closed. */
    private static class CallerLeft extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
