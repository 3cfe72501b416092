package io.spikewatch.billing.spike;

import io.spikewatch.billing.history.Organization;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** What the days of one organization came to: those that belong to an episode, in order. */
public record Examined(Organization organization, List<Finding> findings) {

    public Examined with(List<Finding> others) {
        return new Examined(
                organization, Stream.concat(findings.stream(), others.stream()).toList());
    }

    List<Finding> on(LocalDate date) {
        return findings.stream().filter(each -> each.date().equals(date)).toList();
    }
}
