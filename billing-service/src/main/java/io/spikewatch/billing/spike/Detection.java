package io.spikewatch.billing.spike;

import io.spikewatch.billing.history.OrganizationUsage;
import io.spikewatch.billing.history.UsageHistory;
import io.spikewatch.billing.spike.Verdict.Spiking;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Examines a whole organization: all its usage types, bundled by date. */
@Component
public class Detection {

    private final SpikeDetector detector;
    private final Explanations explanations;

    Detection(SpikeDetector detector, Explanations explanations) {
        this.detector = detector;
        this.explanations = explanations;
    }

    /** The first day whose count may matter to what is found on {@code date}. */
    public LocalDate firstDayThatMatters(LocalDate date) {
        return detector.firstDayThatMatters(date);
    }

    /** What spikes in the range, by date; the usage types in catalogue order. */
    public SortedMap<LocalDate, List<Finding>> examine(OrganizationUsage usage, LocalDate from, LocalDate to) {
        var findings = new TreeMap<LocalDate, List<Finding>>();
        for (var history : usage.histories()) {
            for (var verdict : detector.examine(history, from, to)) {
                if (verdict instanceof Spiking spiking) {
                    findings.computeIfAbsent(spiking.date(), date -> new ArrayList<>())
                            .add(new Finding(history, spiking));
                }
            }
        }
        return findings;
    }

    SpikeEntry explain(Finding finding) {
        return explanations.explain(finding.history(), finding.spiking());
    }

    /** A usage type that spikes on a date. */
    public record Finding(UsageHistory history, Spiking spiking) {

        UUID episodeId() {
            return Explanations.episodeId(history, spiking.begun());
        }
    }
}
