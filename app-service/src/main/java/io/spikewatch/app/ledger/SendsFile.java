package io.spikewatch.app.ledger;

import java.io.IOException;
import java.io.Writer;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes sends as CSV (RFC 4180), a row for each. They are read page after page, so that whoever reads the file slowly keeps
 * no database connection from others; a send that is due at another time meanwhile may have been passed by.
 */
@Component
class SendsFile {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180;
    private static final Object[] HEADER = {
        "id",
        "campaign",
        "version",
        "event_id",
        "occurrence",
        "organization_id",
        "user_id",
        "origin",
        "cohort",
        "state",
        "reason",
        "due_at",
        "decided_at",
        "notification_id",
        "read_at"
    };

    /** What makes a spreadsheet take a text for a formula. */
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private static final int PAGE = 1_000;

    private final Sends sends;

    SendsFile(Sends sends) {
        this.sends = sends;
    }

    void write(SendFilter filter, Writer out) throws IOException {
        write(HEADER, out);
        var page = sends.listAfter(null, filter, PAGE);
        while (!page.isEmpty()) {
            for (var send : page) {
                write(values(send), out);
            }
            page = sends.listAfter(page.get(page.size() - 1), filter, PAGE);
        }
    }

    private static void write(@Nullable Object[] values, Writer out) throws IOException {
        out.write(FORMAT.format(values));
        out.write(FORMAT.getRecordSeparator());
    }

    private static @Nullable Object[] values(Send send) {
        return new @Nullable Object[] {
            send.id(),
            send.campaign(),
            send.version(),
            defused(send.eventId()),
            defused(send.occurrence()),
            defused(send.organizationId()),
            send.userId(),
            send.origin(),
            defused(send.cohort()),
            send.state(),
            defused(send.reason()),
            send.dueAt(),
            send.decidedAt(),
            send.notificationId(),
            send.readAt()
        };
    }

    private static @Nullable String defused(@Nullable String text) {
        var isFormula = text != null && !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
        return isFormula ? "'" + text : text;
    }
}
