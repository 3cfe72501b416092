package io.spikewatch.app.version;

import io.spikewatch.app.page.Dates;
import io.spikewatch.app.page.Figures;
import io.spikewatch.app.rehearsal.Rehearsal;
import io.spikewatch.app.rehearsal.Rehearsal.Diff;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What the dry run that was just made showed beyond its sum, worded.
 *
 * @param diff against the version in use
 */
record RehearsalContent(int version, String diff, List<Sample> samples) implements Serializable {

    /** One of the notifications. */
    record Sample(String person, String organization, String when, String title, String body) implements Serializable {}

    static RehearsalContent of(int version, Rehearsal rehearsal, Map<UUID, String> names) {
        return new RehearsalContent(
                version,
                "Tried on %s of the last %d days. ".formatted(events(rehearsal), rehearsal.days())
                        + diff(rehearsal.diff()),
                rehearsal.sample().stream()
                        .map(each -> new Sample(
                                names.getOrDefault(each.userId(), ""),
                                each.organizationId() == null ? Figures.UNKNOWN : each.organizationId(),
                                Dates.exact(each.occurredAt()),
                                each.title(),
                                each.body()))
                        .toList());
    }

    private static String events(Rehearsal rehearsal) {
        if (rehearsal.historyCut()) {
            return "only the newest %s events".formatted(Figures.number(rehearsal.events()));
        }
        return rehearsal.events() == 1 ? "1 event" : Figures.number(rehearsal.events()) + " events";
    }

    private static String diff(Diff diff) {
        return diff.comparedWith() == null
                ? "No version is in use, so all of it is new."
                : "Against version %d, in use: %s newly told, %s no longer told, %s reworded."
                        .formatted(
                                diff.comparedWith(),
                                Figures.number(diff.newlyTold()),
                                Figures.number(diff.noLongerTold()),
                                Figures.number(diff.reworded()));
    }
}
