package io.spikewatch.app.ledger;

import java.io.IOException;
import java.io.Writer;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes sends as CSV (RFC 4180), a row for each, as they come from the database. */
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

    private final Sends sends;

    SendsFile(Sends sends) {
        this.sends = sends;
    }

    /** In a transaction, without which the driver would fetch all rows at once. */
    @Transactional(readOnly = true)
    void write(SendFilter filter, Writer out) throws IOException {
        write(HEADER, out);
        try (var rows = sends.stream(filter)) {
            for (var row : (Iterable<Send>) rows::iterator) {
                write(values(row), out);
            }
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
