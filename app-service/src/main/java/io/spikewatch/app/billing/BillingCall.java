package io.spikewatch.app.billing;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.util.UriBuilder;

/**
 * One request to billing-service. {@code path} is decoded; {@code publicPath} is where the caller finds the same thing
 * here; {@code knownVersions} are the entity tags of what the caller has already.
 */
public record BillingCall(
        HttpMethod method,
        String path,
        String publicPath,
        Map<String, List<String>> query,
        List<String> knownVersions,
        byte[] body) {

    private static final Set<String> EXPORTS = Set.of("/api/usage-v2/export", "/api/usage-v2/spend/export");
    private static final MediaType CSV = new MediaType("text", "csv");

    static BillingCall get(String path, String publicPath, Map<String, List<String>> query) {
        return new BillingCall(HttpMethod.GET, path, publicPath, query, List.of(), new byte[0]);
    }

    /** A change at a path that both services have. */
    static BillingCall of(HttpMethod method, String path, byte... body) {
        return new BillingCall(method, path, path, Map.of(), List.of(), body);
    }

    /** What a success is written in. */
    MediaType answeredIn() {
        return EXPORTS.contains(path) ? CSV : MediaType.APPLICATION_JSON;
    }

    /** Every word is encoded as one, so that none of them can change the path or add a parameter. */
    URI uri(UriBuilder uri) {
        var values = new HashMap<String, Object>();
        for (var segment : path.substring(1).split("/")) {
            uri.pathSegment(variable(segment, values));
        }
        query.forEach((name, all) -> all.forEach(value -> uri.queryParam(name, variable(value, values))));
        return uri.build(values);
    }

    private static String variable(String value, Map<String, Object> values) {
        var name = "value" + values.size();
        values.put(name, value);
        return "{" + name + "}";
    }
}
