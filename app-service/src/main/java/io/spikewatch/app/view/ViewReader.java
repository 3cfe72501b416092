package io.spikewatch.app.view;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** Reads an address. What it gets wrong is named in a note, and the usual counts instead; nothing is refused. */
public class ViewReader {

    private static final Pattern KEY = Pattern.compile("[\\w.]{1,130}");
    private static final int MOST_HIDDEN = 50;
    private static final int MOST_SEARCHED = 100;

    private final Measure measure;
    private final String organizationId;
    private final MultiValueMap<String, String> said;
    private final LocalDate today;
    private final List<String> notes = new ArrayList<>();

    public ViewReader(Measure measure, String organizationId, MultiValueMap<String, String> said, LocalDate today) {
        this.measure = measure;
        this.organizationId = organizationId;
        this.said = said;
        this.today = today;
    }

    public UsageView read(Catalogue catalogue) {
        var types = types(catalogue);
        return new UsageView(
                measure,
                organizationId,
                types,
                teams(),
                breakdown(types),
                range(),
                interval(),
                !"none".equals(last("compare")),
                !"show".equals(last("empty")),
                top(),
                "area".equals(last("chart")),
                oneOf("sort", Sort.USUAL, Sort::of),
                hidden(),
                search(),
                notes);
    }

    private List<String> types(Catalogue catalogue) {
        var asked = all("type");
        var types = asked.stream()
                .filter(each -> UsageView.TYPE.matcher(each).matches())
                .filter(catalogue::mayHave)
                .toList();
        if (types.size() < asked.size()) {
            notes.add("The address names a usage type that doesn’t exist; it was left out.");
        }
        var one = measure == Measure.USAGE && !askedBreakdown().isByType() && types.isEmpty();
        return one ? List.of(UsageView.FIRST_TYPE) : types;
    }

    private Breakdown askedBreakdown() {
        return Optional.ofNullable(last("breakdown"))
                .flatMap(ViewReader::breakdownOf)
                .orElse(measure.usualBreakdown());
    }

    private Breakdown breakdown(List<String> types) {
        var breakdown = oneOf(
                "breakdown", measure.usualBreakdown(), word -> breakdownOf(word).orElse(null));
        if (measure == Measure.SPEND || breakdown.isByType() || types.size() < 2) {
            return breakdown;
        }
        notes.add("Different usage types don’t add up, so each has lines of its own.");
        return breakdown.andByType();
    }

    private static Optional<Breakdown> breakdownOf(String word) {
        return Arrays.stream(Breakdown.values())
                .filter(each -> each.word().equals(word))
                .findFirst();
    }

    private List<String> teams() {
        var asked = all("team");
        var teams = asked.stream()
                .filter(each -> UsageView.TEAM.matcher(each).matches())
                .limit(UsageView.MOST_TEAMS)
                .toList();
        if (teams.size() < asked.size()) {
            notes.add("The address names teams that can’t be, or more than " + UsageView.MOST_TEAMS
                    + "; they were left out.");
        }
        return teams;
    }

    private DateRange range() {
        var preset = last("range");
        if (preset != null && !preset.equals(DateRange.DATES)) {
            return oneOf(
                            "range",
                            DateRange.Preset.USUAL,
                            word -> DateRange.Preset.of(word).orElse(null))
                    .on(today);
        }
        if (last("from") == null && last("to") == null) {
            return DateRange.Preset.USUAL.on(today);
        }
        return dates().orElseGet(() -> DateRange.Preset.USUAL.on(today));
    }

    private Optional<DateRange> dates() {
        var from = date("from");
        var to = date("to");
        if (from == null || to == null || from.isAfter(to)) {
            notes.add("The dates need a first day and a last day after it; the last 30 days are shown.");
            return Optional.empty();
        }
        var range = new DateRange(null, from, to);
        if (range.days() <= DateRange.MOST_DAYS) {
            return Optional.of(range);
        }
        notes.add("At most 366 days can be shown at a time; the last of them are.");
        return Optional.of(new DateRange(null, to.minusDays(DateRange.MOST_DAYS - 1), to));
    }

    /** Years of four digits: what a calendar field gives, and every database can hold. */
    private @Nullable LocalDate date(String name) {
        var text = last(name);
        try {
            return text == null || !text.matches("[12]\\d{3}-\\d{2}-\\d{2}") ? null : LocalDate.parse(text);
        } catch (DateTimeException malformed) {
            return null;
        }
    }

    private Interval interval() {
        return oneOf(
                "interval",
                Interval.DAY,
                word -> Arrays.stream(Interval.values())
                        .filter(each -> each.word().equals(word))
                        .findFirst()
                        .orElse(null));
    }

    private int top() {
        return oneOf("top", UsageView.USUAL_TOP, word -> {
            var top = word.matches("\\d{1,3}") ? Integer.parseInt(word) : 0;
            return top >= 1 && top <= UsageView.MOST_TOP ? top : null;
        });
    }

    private Set<String> hidden() {
        return all("hide").stream()
                .filter(each -> KEY.matcher(each).matches())
                .limit(MOST_HIDDEN)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Every form sends the field, empty or not: people look for teams once they typed something or asked for all. */
    private @Nullable String search() {
        var text = Objects.requireNonNullElse(last("q"), "").strip();
        var isAskedFor = said.containsKey("find") || !text.isEmpty();
        return isAskedFor ? text.substring(0, Math.min(text.length(), MOST_SEARCHED)) : null;
    }

    private <T> T oneOf(String name, T usual, Function<String, @Nullable T> meaning) {
        var word = last(name);
        if (word == null || word.isEmpty()) {
            return usual;
        }
        var meant = meaning.apply(word);
        if (meant == null) {
            notes.add("The address has a %s that can’t be; the usual one is shown.".formatted(name)
                    + (name.equals("top") ? " It is 1 to " + UsageView.MOST_TOP + "." : ""));
        }
        return meant == null ? usual : meant;
    }

    private List<String> all(String name) {
        return said.getOrDefault(name, List.of()).stream()
                .filter(each -> !each.isEmpty())
                .distinct()
                .toList();
    }

    /** A box that isn't ticked is not sent: a hidden field before it says so, and the last one counts. */
    private @Nullable String last(String name) {
        var values = said.get(name);
        return values == null || values.isEmpty() ? null : values.get(values.size() - 1);
    }
}
