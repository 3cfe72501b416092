package io.spikewatch.app.ui;

import io.spikewatch.app.notification.Priority;

/** How urgent something is, told by a shape, a word and a colour at once. */
record Severity(Shape shape, String word) {

    private static final Severity CRITICAL = new Severity(Shape.CRITICAL, "Critical");
    private static final Severity NORMAL = new Severity(Shape.WARNING, "Normal");

    static Severity of(Priority priority) {
        return priority == Priority.CRITICAL ? CRITICAL : NORMAL;
    }

    boolean isCritical() {
        return shape == Shape.CRITICAL;
    }

    /** The drawn mark, also the name of its style. */
    enum Shape {
        CRITICAL("critical", "M8 1.5 15 14H1z"),
        WARNING("warning", "M8 1 15 8 8 15 1 8z");

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
