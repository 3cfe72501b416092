package io.spikewatch.app.ui;

import io.spikewatch.app.notification.Notification;
import io.spikewatch.app.notification.Priority;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** How urgent something is, told by a shape, a word and a colour at once. */
record Severity(Shape shape, String word) {

    private static final BigDecimal CRITICAL_FACTOR = BigDecimal.valueOf(5);

    private static final Severity CRITICAL = new Severity(Shape.CRITICAL, "Critical");
    private static final Severity NORMAL = new Severity(Shape.WARNING, "Normal");

    static Severity of(Notification notification) {
        return notification.priority() == Priority.CRITICAL ? CRITICAL : NORMAL;
    }

    /** Of a spike or drop by its factor. */
    static Severity of(@Nullable BigDecimal factor) {
        return isCritical(factor) ? CRITICAL : NORMAL;
    }

    boolean isCritical() {
        return shape == Shape.CRITICAL;
    }

    private static boolean isCritical(@Nullable BigDecimal factor) {
        return factor != null
                && (factor.compareTo(CRITICAL_FACTOR) >= 0
                        || factor.multiply(CRITICAL_FACTOR).compareTo(BigDecimal.ONE) <= 0);
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
