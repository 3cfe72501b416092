package io.spikewatch.app.alert;

import io.spikewatch.app.event.CodePoints;
import io.spikewatch.app.event.Content;
import io.spikewatch.messages.BillingAlertRaised;

/** What a billing alert says to a person. */
final class AlertText {

    private AlertText() {}

    static String title(String customer) {
        return CodePoints.cut("Billing alert: " + customer, Content.MAX_TITLE);
    }

    /** The alert's message, and the whole forecast or none of it: half a sentence may say the opposite. */
    static String body(BillingAlertRaised alert) {
        var both = alert.forecast() == null ? alert.message() : alert.message() + ". " + alert.forecast();
        return CodePoints.cut(CodePoints.count(both) <= Content.MAX_BODY ? both : alert.message(), Content.MAX_BODY);
    }
}
