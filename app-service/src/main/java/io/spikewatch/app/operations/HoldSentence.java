package io.spikewatch.app.operations;

import io.spikewatch.app.hold.Hold;
import io.spikewatch.app.hold.Hold.State;
import io.spikewatch.app.page.Dates;
import io.spikewatch.app.page.Figures;
import java.util.List;
import java.util.stream.Collectors;

/** Says what is held, what would be usual, and by when it would be read. */
final class HoldSentence {

    private HoldSentence() {}

    /** @param versions of what is held; that in use, if it was stopped before anything was planned */
    static String of(Hold hold, String campaign, List<Integer> versions) {
        return "%s of %s, %s, %s held: usual are %s a day, the limit is %s.%s"
                .formatted(
                        hold.sends() == 1 ? "1 send" : Figures.number(hold.sends()) + " sends",
                        campaign,
                        versions(versions.isEmpty() ? List.of(hold.version()) : versions),
                        verb(hold),
                        Figures.number(hold.usual()),
                        Figures.number(hold.limit()),
                        times(hold));
    }

    private static String verb(Hold hold) {
        if (hold.state() == State.OPEN) {
            return hold.sends() == 1 ? "is" : "are";
        }
        return hold.sends() == 1 ? "was" : "were";
    }

    private static String versions(List<Integer> versions) {
        var numbers = versions.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return (versions.size() == 1 ? "version " : "versions ") + numbers;
    }

    private static String times(Hold hold) {
        return hold.plannedFrom() == null || hold.dueFrom() == null
                ? ""
                : " Planned from %s, due from %s."
                        .formatted(Dates.exact(hold.plannedFrom()), Dates.exact(hold.dueFrom()));
    }
}
