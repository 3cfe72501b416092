package io.spikewatch.quickstart;

import java.util.ArrayList;
import java.util.List;

/** A billing alert that nobody has acknowledged. */
record OpenAlert(String severity, String account, String text) {

    /** Of all accounts; none where billing alerts are switched off. */
    static List<OpenAlert> all(Api operator) {
        var alerts = new ArrayList<OpenAlert>();
        for (var account : new Accounts(operator).all()) {
            var answer = operator.with(
                            "X-Organization-Id", account.path("external_id").asString())
                    .tryGet("/api/v1/billing/alerts?unacknowledgedOnly=true&limit=100");
            if (answer.has(503)) {
                return List.of();
            }
            for (var alert : answer.orThrow().path("data").path("alerts")) {
                alerts.add(new OpenAlert(
                        alert.path("severity").asString(),
                        account.path("name").asString(),
                        alert.path("message").asString()));
            }
        }
        return alerts;
    }
}
