package io.spikewatch.billing.report;

import io.spikewatch.messages.Origin;
import java.time.LocalDate;
import java.util.Map;

/**
 * One delivery of counts for an organization and a date, checked.
 *
 * @param teamNames as far as the report tells them, by team id
 * @param document the report as it came
 * @param plain whether its counts can be stored as they came: all of them numbers, written without fraction or exponent
 */
record UsageReport(
        Organization organization,
        LocalDate date,
        Map<String, String> teamNames,
        Origin origin,
        String document,
        boolean plain) {

    /** What makes two reports the same: the later one replaces the earlier. */
    Key key() {
        return new Key(organization.id(), date);
    }

    record Key(String organizationId, LocalDate date) {}
}
