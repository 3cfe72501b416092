package io.spikewatch.billing.series;

import io.spikewatch.billing.catalog.UsageType;
import io.spikewatch.billing.history.Team;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a series is about; of its two parts, those count that the answer is broken down by. */
public record Subject(@Nullable Part type, @Nullable Part team) {

    private static final Part OTHER = new Part("other", "Other");

    /** Everything at once. */
    public static Subject total(String label) {
        return new Subject(new Part(null, label), null);
    }

    public static Subject of(UsageType type) {
        return new Subject(new Part(type.key(), type.label()), null);
    }

    public static Subject of(Team team) {
        return new Subject(null, part(team));
    }

    public Subject and(Team team) {
        return new Subject(type, part(team));
    }

    /** What no team reported. */
    public Subject andNoTeam() {
        return new Subject(type, new Part(null, "No team"));
    }

    /** What the small series of the same kind are folded into. */
    Subject other() {
        return new Subject(type, OTHER);
    }

    String label() {
        return Stream.of(type, team).filter(Objects::nonNull).map(Part::label).collect(Collectors.joining("::"));
    }

    private static Part part(Team team) {
        return new Part(team.id(), team.label());
    }

    /**
     * @param value as in {@code breakdown_value}
     * @param label for people
     */
    public record Part(@Nullable String value, String label) {}
}
