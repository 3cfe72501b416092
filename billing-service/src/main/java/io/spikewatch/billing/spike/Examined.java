package io.spikewatch.billing.spike;

import io.spikewatch.billing.history.Organization;
import java.time.LocalDate;
import java.util.List;

/** What the days of one organization came to: those that belong to an episode, in order. */
public record Examined(Organization organization, List<Finding> findings) {

    List<Finding> on(LocalDate date) {
        return findings.stream().filter(each -> each.date().equals(date)).toList();
    }
}
