package io.spikewatch.app.campaign;

import io.spikewatch.app.notification.Priority;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** What people read, with words in double braces for an event's properties: {@code {{credits}} credits were added}. */
public record Template(
        @NotBlank @Size(max = 300) @Pattern(regexp = WHOLE_WORDS, message = UNFINISHED)
        String title,

        @NotBlank @Size(max = 1000) @Pattern(regexp = WHOLE_WORDS, message = UNFINISHED)
        String body,

        @Schema(requiredMode = RequiredMode.NOT_REQUIRED) Priority priority,

        @Nullable
        @Size(max = 500)
        @Pattern(regexp = "/(?![/\\\\])" + WHOLE_WORDS, message = "must be a path of ours, such as /inbox")
        String url) {

    private static final String WORD = "\\{\\{\\s*([\\w.-]+)\\s*\\}\\}";
    private static final String WHOLE_WORDS = "(?s)(?:" + WORD + "|(?!\\{\\{|\\}\\}).)*+";
    private static final String UNFINISHED = "must have its words in pairs of braces: {{word}}";
    private static final java.util.regex.Pattern WORDS = java.util.regex.Pattern.compile(WORD);

    public Template {
        priority = Objects.requireNonNullElse(priority, Priority.NORMAL);
    }

    public Set<String> words() {
        var words = new TreeSet<String>();
        for (var text : new String[] {title, body, Objects.requireNonNullElse(url, "")}) {
            WORDS.matcher(text).results().map(word -> word.group(1)).forEach(words::add);
        }
        return words;
    }

    /** The same with every word replaced by its value; empty if one has none. */
    public Optional<Template> filled(Map<String, Object> values) {
        if (!words().stream().allMatch(word -> isText(values.get(word)))) {
            return Optional.empty();
        }
        return Optional.of(new Template(
                fill(title, values, UnaryOperator.identity()),
                fill(body, values, UnaryOperator.identity()),
                priority,
                url == null ? null : fill(url, values, value -> URLEncoder.encode(value, StandardCharsets.UTF_8))));
    }

    private static boolean isText(@Nullable Object value) {
        return value instanceof String text && !text.isBlank() || value instanceof Number || value instanceof Boolean;
    }

    private static String fill(String text, Map<String, Object> values, UnaryOperator<String> encoded) {
        return WORDS.matcher(text)
                .replaceAll((MatchResult word) ->
                        Matcher.quoteReplacement(encoded.apply(String.valueOf(values.get(word.group(1))))));
    }
}
