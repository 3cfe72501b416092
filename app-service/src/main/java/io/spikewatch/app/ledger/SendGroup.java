package io.spikewatch.app.ledger;

import io.spikewatch.web.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/** By what sends are counted. */
public enum SendGroup {
    /** In which they are due, of UTC. */
    HOUR("date_trunc('hour', due_at, 'UTC')", "timestamptz"),
    CAMPAIGN("campaign", "text"),
    VERSION("version", "int"),
    ORIGIN("origin", "text"),
    COHORT("cohort", "text"),
    STATE("state", "text");

    private final String expression;
    private final String type;

    SendGroup(String expression, String type) {
        this.expression = expression;
        this.type = type;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String expression() {
        return expression;
    }

    /** Null where it isn't counted by this. */
    String column(List<SendGroup> chosen) {
        return (chosen.contains(this) ? expression : "null::" + type) + " as \"" + word() + "\"";
    }

    /** In the order they are named in, with commas between them. */
    static List<SendGroup> listOf(@Nullable String words) {
        return StringUtils.hasText(words)
                ? Arrays.stream(words.split(",", -1))
                        .map(SendGroup::of)
                        .distinct()
                        .toList()
                : List.of();
    }

    private static SendGroup of(String word) {
        return Arrays.stream(values())
                .filter(each -> each.word().equals(word))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("group_by", "must be of hour,campaign,version,origin,cohort,state"));
    }
}
