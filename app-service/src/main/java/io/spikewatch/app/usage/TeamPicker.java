package io.spikewatch.app.usage;

import io.spikewatch.app.billing.UsageQueries.Name;
import io.spikewatch.app.page.Choice;
import io.spikewatch.app.view.UsageView;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Teams to choose from: those chosen, then those that match a search, as many as a menu can show. Queries name teams by
 * numbers; one that goes by something else can't be chosen.
 *
 * @param more how many match beside them
 * @param searched whether somebody looked for them; else only those chosen are listed
 * @param failed whether billing-service couldn't say
 */
record TeamPicker(List<Choice> teams, int more, boolean searched, boolean failed) {

    private static final int MOST = 50;

    /** Before anybody looks for teams; a name is known only of those that the page shows anyway. */
    static TeamPicker chosen(List<String> ids, List<Name> known) {
        return new TeamPicker(choices(ids, known), 0, false, false);
    }

    static TeamPicker failed(List<String> chosenIds) {
        return new TeamPicker(choices(chosenIds, List.of()), 0, true, true);
    }

    static TeamPicker search(List<Name> all, List<String> chosenIds, String search) {
        var chosen = new HashSet<>(chosenIds);
        var found = all.stream()
                .filter(each -> UsageView.TEAM.matcher(each.id()).matches())
                .filter(each -> !chosen.contains(each.id()))
                .filter(matching(search))
                .toList();
        var choices = Stream.concat(
                        choices(chosenIds, all).stream(),
                        found.stream().limit(MOST).map(each -> new Choice(each.id(), each.label(), false)))
                .toList();
        return new TeamPicker(choices, Math.max(0, found.size() - MOST), true, false);
    }

    private static List<Choice> choices(List<String> chosenIds, List<Name> known) {
        return chosenIds.stream()
                .map(id -> new Choice(id, labelOf(id, known), true))
                .toList();
    }

    private static Predicate<Name> matching(String search) {
        var wanted = search.toLowerCase(Locale.ROOT);
        return each -> each.label().toLowerCase(Locale.ROOT).contains(wanted)
                || each.id().startsWith(wanted);
    }

    private static String labelOf(String id, List<Name> known) {
        return known.stream()
                .filter(each -> each.id().equals(id))
                .map(Name::label)
                .findFirst()
                .orElse("Team " + id);
    }
}
