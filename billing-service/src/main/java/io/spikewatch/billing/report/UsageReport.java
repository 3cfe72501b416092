package io.spikewatch.billing.report;

import io.spikewatch.billing.history.Organization;
import io.spikewatch.messages.Origin;
import java.time.LocalDate;
import java.util.Map;

/**
 * One delivery of counts for an organization and a date, checked.
 *
 * @param teamNames as far as the report tells them, by team id
 * @param counts the organization's own counts by usage type, known to the catalogue or not
 * @param teams the teams' counts, packed
 * @param document the report as it came
 * @param digest SHA-256 of the document's bytes
 */
public record UsageReport(
        Organization organization,
        LocalDate date,
        Map<String, String> teamNames,
        Origin origin,
        Map<String, Long> counts,
        byte[] teams,
        String document,
        byte[] digest) {

    /** What makes two reports the same: the later one replaces the earlier. */
    Key key() {
        return new Key(organization.id(), date);
    }

    public String organizationId() {
        return organization.id();
    }

    record Key(String organizationId, LocalDate date) implements Comparable<Key> {

        @Override
        public int compareTo(Key other) {
            var byOrganization = organizationId.compareTo(other.organizationId);
            return byOrganization == 0 ? date.compareTo(other.date) : byOrganization;
        }
    }
}
