package io.spikewatch.app.billing;

import java.util.regex.Pattern;

/**
 * What billing-service says is wrong with a field of a request. Handed on are its known sentences alone; whatever else
 * could stand there, or is new, is worded in general.
 */
final class Complaints {

    private static final String GENERAL = "is missing, unknown or has an unacceptable value";

    /** Patterns, one a line, for requests that are passed on. */
    private static final String SENTENCES = """
            is (required|malformed)
            is (no cursor of this query|not the next of an earlier answer)
            is not a (known field|known plan|parameter of this call|usage type)
            names an unknown usage type
            needs dry_run: people are told by the configured one
            size must be between \\d{1,4} and (\\d{1,4}|2147483647)
            must be (true or false|day, week or month|high, medium or low|previous_period|well-formed JSON)
            must be (a JSON array|a JSON array of strings|whole numbers or strings of digits)
            must be a (currency such as USD|date such as 2026-06-09|day such as 2026-06-09)
            must be an instant such as 2026-06-09T10:00:00Z
            must be a whole number( from \\d{1,4}( to 2\\^53)?)?
            must be (at least \\d{1,4}|between 1 and \\d{1,4}|from 1 to 100|given once)
            must be 1 to (100 letters, digits, dots, dashes or underscores|255 characters)
            must be (after 1970 began|after current_period_start|greater than in the tier before|null in the last tier)
            must be within \\d{1,4} (days from start_date(, both counted)?|years from current_period_start)
            must have (a tier|a percent or an absolute count|no other values than "type" and "team")
            must have at most (12 digits before the point|6 decimals)
            must leave days out, as the range has prices in [A-Z]{3}( and [A-Z]{3}){1,9}
            must name one usage type, as counts of different types don't add up
            must not be (null|blank|empty|negative|in the future|after to|after end_date|more than \\d{1,4} days before to)
            must not (contain control characters|stand beside usage_type)
            """;

    private static final Pattern OURS = Pattern.compile(SENTENCES.strip().replace('\n', '|'));

    private Complaints() {}

    static String of(String said) {
        return OURS.matcher(said).matches() ? said : GENERAL;
    }
}
