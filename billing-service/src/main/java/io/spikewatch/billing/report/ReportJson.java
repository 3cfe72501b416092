package io.spikewatch.billing.report;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Walks the JSON of a report and refuses, wherever it is, what PostgreSQL can't keep or two readers could read
 * differently.
 */
class ReportJson {

    static final int MAX_ID = 200;

    private static final int MAX_TEXT = 1_000;
    private static final int MAX_NUMBER_SCALE = 1_000;
    private static final int MAX_QUOTE = 60;

    private final JsonParser parser;

    ReportJson(JsonParser parser) {
        this.parser = parser;
    }

    JsonToken token() {
        return parser.currentToken();
    }

    BigDecimal number() {
        return parser.getDecimalValue();
    }

    /** Calls back for each field of the current object; the callback consumes the field's value. */
    void eachField(Consumer<String> field) {
        var names = new HashSet<String>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = checked(parser.currentName());
            if (!names.add(name)) {
                throw new RejectedReportException(quoted(name) + " is given twice");
            }
            parser.nextToken();
            field.accept(name);
        }
    }

    /** Consumes the current value, whatever it is. */
    void skip() {
        switch (token()) {
            case START_OBJECT -> eachField(name -> skip());
            case START_ARRAY -> skipArray();
            case VALUE_STRING -> text();
            case VALUE_NUMBER_FLOAT -> checkScale();
            default -> {}
        }
    }

    void requireObject(String what) {
        if (token() != JsonToken.START_OBJECT) {
            throw new RejectedReportException(what + " must be an object");
        }
    }

    /** The current value, empty when it is no text. */
    String text() {
        return token() == JsonToken.VALUE_STRING ? checked(parser.getString()) : "";
    }

    /** The current value, null when it is null or blank. */
    @Nullable
    String optionalText(String what) {
        if (token() == JsonToken.VALUE_NULL) {
            return null;
        }
        var text = text();
        if (token() != JsonToken.VALUE_STRING || text.length() > MAX_TEXT) {
            throw new RejectedReportException(what + " must be a string of at most " + MAX_TEXT + " characters");
        }
        return text.isBlank() ? null : text;
    }

    private void skipArray() {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            skip();
        }
    }

    private void checkScale() {
        if (Math.abs((long) number().scale()) > MAX_NUMBER_SCALE) {
            throw new RejectedReportException("a number has too many digits");
        }
    }

    private static String checked(String text) {
        for (var index = 0; index < text.length(); index++) {
            var next = text.charAt(index);
            if (next == 0) {
                throw new RejectedReportException("a text holds a NUL character");
            }
            if (Character.isSurrogate(next) && !isPair(text, index++)) {
                throw new RejectedReportException("a text holds half a surrogate pair");
            }
        }
        return text;
    }

    private static boolean isPair(String text, int index) {
        return index + 1 < text.length() && Character.isSurrogatePair(text.charAt(index), text.charAt(index + 1));
    }

    static String quoted(String name) {
        return '"' + (name.length() <= MAX_QUOTE ? name : name.substring(0, MAX_QUOTE) + "…") + '"';
    }
}
