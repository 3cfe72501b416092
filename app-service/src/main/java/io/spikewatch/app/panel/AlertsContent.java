package io.spikewatch.app.panel;

import io.spikewatch.app.page.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;

/**
 * What the page of alerts shows, worded.
 *
 * @param mayAct whether the reader may acknowledge and refresh, or only look
 * @param plan null where it can't be had
 * @param older where the list goes on; null at its end
 */
record AlertsContent(
        State state,
        HttpStatusCode status,
        AlertsView view,
        boolean mayAct,
        String sentence,
        List<Card> cards,
        List<Row> rows,
        @Nullable String older,
        @Nullable Plan plan,
        @Nullable String statistics) {

    /** Whether there is something to show, and why not. */
    enum State {
        SHOWN,
        /** The organization's alerts are not open to the reader. */
        NO_ACCESS,
        /** This installation raises no alerts. */
        DISABLED,
        /** billing-service is away or takes too long. */
        UNREACHABLE
    }

    public boolean isShown() {
        return state == State.SHOWN;
    }

    /** How many alerts of one severity, or of all of them, are open, and how many there ever were. */
    record Card(String label, String style, String open, String total) {}

    /**
     * One alert.
     *
     * @param forecast where its usage leads; null where that isn't known
     * @param closed by whom or what; null while it is open
     */
    record Row(
            Severity severity,
            String message,
            @Nullable String forecast,
            Moment raised,
            @Nullable String closed,
            @Nullable Moment closedAt,
            String acknowledge) {}

    /** The plan and its billing period in words, and its limits. */
    record Plan(String words, List<LimitRow> limits) {}

    /** One limit; {@code width} is how much of it is used, at most 100 per cent. */
    record LimitRow(String label, String used, String percent, int width, String address) {}

    /** A time, as machines read it, as people do, and to the second. */
    record Moment(String instant, String when, String exactly) {}
}
