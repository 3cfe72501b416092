package io.spikewatch.app.account;

import io.spikewatch.web.Problem;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Reads accounts from CSV: RFC 4180, the columns by the names in its first line, in any order. */
class AccountCsv {

    private static final String EXTERNAL_ID = "external_id";
    private static final Set<String> COLUMNS =
            Set.of(EXTERNAL_ID, "name", "billing_id", "stripe_customer_id", "csm_email", "account_executive_email");
    private static final int BYTE_ORDER_MARK = 0xFEFF;
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setTrim(true)
            .setIgnoreEmptyLines(false)
            .get();

    /** Hands over row by row; {@code malformed} gets the line numbers of rows with too few or too many columns. */
    void read(Reader csv, Consumer<AccountRow> rows, Consumer<Long> malformed) throws IOException {
        try (var parser = CSVParser.parse(withoutByteOrderMark(csv), FORMAT)) {
            checkColumns(parser);
            readRows(parser, rows, malformed);
        } catch (IllegalArgumentException | UncheckedIOException | org.apache.commons.csv.CSVException broken) {
            throw Problem.invalid("file", "is not well-formed CSV");
        }
    }

    private static void readRows(CSVParser parser, Consumer<AccountRow> rows, Consumer<Long> malformed) {
        Iterator<CSVRecord> records = parser.iterator();
        var line = parser.getCurrentLineNumber() + 1;
        while (records.hasNext()) {
            var values = records.next();
            if (values.isConsistent()) {
                rows.accept(row(line, values));
            } else if (!isEmpty(values)) {
                malformed.accept(line);
            }
            line = parser.getCurrentLineNumber() + 1;
        }
    }

    private static void checkColumns(CSVParser parser) {
        var names = parser.getHeaderNames();
        for (var name : names) {
            if (!COLUMNS.contains(name)) {
                throw Problem.invalid(name, "is not a known column");
            }
        }
        if (!names.contains(EXTERNAL_ID)) {
            throw Problem.invalid(EXTERNAL_ID, "is a required column");
        }
    }

    private static AccountRow row(long line, CSVRecord values) {
        return new AccountRow(
                line,
                cell(values, EXTERNAL_ID),
                cell(values, "name"),
                cell(values, "billing_id"),
                cell(values, "stripe_customer_id"),
                cell(values, "csm_email"),
                cell(values, "account_executive_email"));
    }

    private static @Nullable String cell(CSVRecord values, String column) {
        return values.isMapped(column) && !values.get(column).isBlank() ? values.get(column) : null;
    }

    private static boolean isEmpty(CSVRecord values) {
        return values.size() == 1 && values.get(0).isEmpty();
    }

    private static Reader withoutByteOrderMark(Reader csv) throws IOException {
        var reader = new PushbackReader(csv);
        var first = reader.read();
        if (first != BYTE_ORDER_MARK && first != -1) {
            reader.unread(first);
        }
        return reader;
    }
}
