package io.spikewatch.app.panel;

import java.util.List;
import org.springframework.http.HttpStatusCode;

/**
 * What the page of thresholds shows.
 *
 * @param status of an answer that has no rows, where they can't be had
 * @param mayChange whether the reader may change them, or only look
 */
record ThresholdsContent(HttpStatusCode status, boolean mayChange, boolean wrong, List<Row> rows) {

    public boolean isShown() {
        return !status.isError();
    }

    /** The thresholds of one usage type. */
    record Row(String label, String limit, Field percent, Field absolute) {}

    /** What stands in a field; {@code complaint} is empty where it is all right. */
    record Field(String name, String value, String complaint) {}
}
