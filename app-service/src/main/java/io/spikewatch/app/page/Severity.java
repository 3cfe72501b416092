package io.spikewatch.app.page;

import io.spikewatch.app.notification.Priority;

/** How urgent something is, told by a shape, a word and a colour at once. */
public record Severity(Shape shape, String word) {

    public static final Severity CRITICAL = new Severity(Shape.CRITICAL, "Critical");
    public static final Severity WARNING = new Severity(Shape.WARNING, "Warning");
    public static final Severity INFO = new Severity(Shape.INFO, "Info");

    private static final Severity NORMAL = new Severity(Shape.WARNING, "Normal");

    public static Severity of(Priority priority) {
        return priority == Priority.CRITICAL ? CRITICAL : NORMAL;
    }

    public boolean isCritical() {
        return shape == Shape.CRITICAL;
    }

    /** The drawn mark, also the name of its style. */
    public enum Shape {
        CRITICAL("critical", "M8 1.5 15 14H1z"),
        WARNING("warning", "M8 1 15 8 8 15 1 8z"),
        INFO("info", "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2z");

        private final String style;
        private final String path;

        Shape(String style, String path) {
            this.style = style;
            this.path = path;
        }

        public String style() {
            return style;
        }

        public String path() {
            return path;
        }
    }
}
