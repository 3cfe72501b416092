package io.spikewatch.billing.report;

import io.spikewatch.billing.history.Organization;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What reports say about an organization beside its counts. The newest date's report wins; what it leaves out stays as
 * an earlier one told it.
 *
 * @param date of the newest report that went into it
 */
record OrganizationDescription(Organization organization, LocalDate date, Map<String, String> teamNames) {

    /** One description per organization, ordered by id. */
    static List<OrganizationDescription> of(Collection<UsageReport> reports) {
        var descriptions = new TreeMap<String, OrganizationDescription>();
        reports.stream()
                .sorted(Comparator.comparing(UsageReport::date))
                .forEach(report ->
                        descriptions.merge(report.organization().id(), of(report), OrganizationDescription::updatedBy));
        return List.copyOf(descriptions.values());
    }

    private static OrganizationDescription of(UsageReport report) {
        return new OrganizationDescription(report.organization(), report.date(), report.teamNames());
    }

    private OrganizationDescription updatedBy(OrganizationDescription newer) {
        var names = new HashMap<>(teamNames);
        names.putAll(newer.teamNames);
        return new OrganizationDescription(merged(organization, newer.organization), newer.date, names);
    }

    private static Organization merged(Organization older, Organization newer) {
        return new Organization(
                newer.id(),
                either(newer.name(), older.name()),
                either(newer.billingId(), older.billingId()),
                either(newer.stripeCustomerId(), older.stripeCustomerId()),
                either(newer.region(), older.region()));
    }

    private static @Nullable String either(@Nullable String newer, @Nullable String older) {
        return newer != null ? newer : older;
    }
}
