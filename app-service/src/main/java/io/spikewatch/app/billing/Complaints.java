package io.spikewatch.app.billing;

import static java.util.Map.entry;

import java.util.Map;

/** What can be wrong with a field of a request to billing-service, in our own words: one sentence for each field. */
final class Complaints {

    private static final String DATE = "must be a date such as 2026-06-09";
    private static final String FLAG = "must be true or false";
    private static final String USAGE_TYPES =
            "must name usage types of the catalogue: one in usage_type, or a JSON array "
                    + "in usage_types; counts of different types don't add up";

    private static final Map<String, String> BY_CODE = Map.of(
            "range_too_long", "must be within 366 days from start_date, both counted",
            "several_currencies", "must leave days out, as the range has prices in several currencies");

    private static final Map<String, String> BY_FIELD = Map.ofEntries(
            entry("start_date", DATE + ", not after end_date"),
            entry("end_date", DATE + ", not before start_date"),
            entry("usage_type", USAGE_TYPES),
            entry("usage_types", USAGE_TYPES),
            entry("breakdowns", "must be a JSON array of \"type\" and \"team\""),
            entry("interval", "must be day, week or month"),
            entry("compare", "must be previous_period"),
            entry("team_ids", "must be a JSON array of whole numbers or strings of digits"),
            entry("show_values_on_series", FLAG),
            entry("include_zeros", FLAG),
            entry("unacknowledgedOnly", FLAG),
            entry("top", "must be a whole number from 1"),
            entry("limit", "must be a whole number from 1"),
            entry("offset", "must be a whole number from 0"),
            entry("after", "must be the next of an answer to the same query"),
            entry("from", DATE + ", not after to nor too long before it"),
            entry("to", DATE + ", not before from nor in the future"),
            entry("date", DATE));

    private Complaints() {}

    static String about(String field, String code) {
        var ofCode = BY_CODE.get(code);
        return ofCode != null
                ? ofCode
                : BY_FIELD.getOrDefault(field, "is missing, unknown or has an unacceptable value");
    }
}
