package io.spikewatch.app.event;

/** Texts measured in code points, as their limits are. */
public final class CodePoints {

    private CodePoints() {}

    public static String cut(String text, int length) {
        return count(text) <= length ? text : text.substring(0, text.offsetByCodePoints(0, length));
    }

    public static int count(String text) {
        return text.codePointCount(0, text.length());
    }
}
