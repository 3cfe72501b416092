package io.spikewatch.app.page;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Somebody with a name, and what they do here. */
public record Person(String name, String role, @Nullable String since) {

    /** At most two letters, for the round mark beside a name. */
    public String initials() {
        return Arrays.stream(name.strip().split("[\\s.@_-]+"))
                .filter(part -> !part.isEmpty())
                .limit(2)
                .map(part -> new String(Character.toChars(part.codePointAt(0))).toUpperCase(Locale.ROOT))
                .collect(Collectors.joining());
    }
}
