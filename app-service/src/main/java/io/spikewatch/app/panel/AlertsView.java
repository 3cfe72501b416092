package io.spikewatch.app.panel;

import io.spikewatch.app.view.Address;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts somebody looks at, as the address says it; what an address gets wrong counts as not said.
 *
 * @param everything those that are no longer open too
 * @param after what the list goes on after; null at its beginning
 */
record AlertsView(
        String organizationId, boolean everything, @Nullable String after) {

    static final String PATH = "/organization/billing/alerts";
    static final String THRESHOLDS = PATH + "/thresholds";

    static AlertsView of(String organizationId, @Nullable String show, @Nullable String after) {
        var everything = "all".equals(show);
        return new AlertsView(organizationId, everything, everything ? cursor(after) : null);
    }

    public Address address() {
        return address(PATH);
    }

    /** Of what is done in this view, and leads back to it. */
    public Address address(String path) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        parameters.put("organization_id", List.of(organizationId));
        if (everything) {
            parameters.put("show", List.of("all"));
        }
        if (after != null) {
            parameters.put("after", List.of(after));
        }
        return new Address(path, parameters);
    }

    public Address refreshed() {
        return address(PATH + "/generate");
    }

    public Address thresholds() {
        return new Address(THRESHOLDS, Map.of("organization_id", List.of(organizationId)));
    }

    public Address open() {
        return new AlertsView(organizationId, false, null).address();
    }

    public Address all() {
        return new AlertsView(organizationId, true, null).address();
    }

    private static @Nullable String cursor(@Nullable String text) {
        return text != null && text.matches("[\\w.~=-]{1,300}") ? text : null;
    }
}
