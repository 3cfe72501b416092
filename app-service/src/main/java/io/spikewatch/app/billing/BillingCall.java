package io.spikewatch.app.billing;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpMethod;
import org.springframework.web.util.UriBuilder;

/** One request to billing-service. {@code publicPath} is where the caller finds the same thing here. */
record BillingCall(HttpMethod method, String path, String publicPath, Map<String, List<String>> query, byte[] body) {

    static BillingCall get(String path, String publicPath, Map<String, List<String>> query) {
        return new BillingCall(HttpMethod.GET, path, publicPath, query, new byte[0]);
    }

    /** Values are encoded as values, so that none of them can change the path or add a parameter. */
    URI uri(UriBuilder uri) {
        var values = new HashMap<String, Object>();
        uri.path(path);
        query.forEach((name, all) -> all.forEach(value -> {
            var variable = "value" + values.size();
            values.put(variable, value);
            uri.queryParam(name, "{" + variable + "}");
        }));
        return uri.build(values);
    }
}
