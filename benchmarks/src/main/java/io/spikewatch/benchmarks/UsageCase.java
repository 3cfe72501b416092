package io.spikewatch.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.net.URLEncoder;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * One question that everybody answers: all usage types by type, the first one otherwise.
 *
 * @param top how many teams are kept, the others being folded; 0 for all
 * @param reference whether the reference is asked, too
 */
record UsageCase(
        String organizationId,
        int teams,
        LocalDate from,
        LocalDate to,
        Breakdown breakdown,
        int top,
        boolean reference) {

    enum Breakdown {
        NONE("total", List.of()),
        TYPE("by type", List.of("type")),
        TEAM("by team", List.of("team")),
        TYPE_AND_TEAM("by type and team", List.of("type", "team"));

        private final String words;
        private final List<String> dimensions;

        Breakdown(String words, List<String> dimensions) {
            this.words = words;
            this.dimensions = dimensions;
        }

        boolean byType() {
            return dimensions.contains("type");
        }

        boolean byTeam() {
            return dimensions.contains("team");
        }
    }

    static UsageCase of(Customer customer, LocalDate to, int days, Breakdown breakdown) {
        var teams = customer.teams().size();
        return new UsageCase(customer.id(), teams, to.minusDays(days - 1L), to, breakdown, 0, true);
    }

    /** The reference can't fold. */
    UsageCase top(int kept) {
        return new UsageCase(organizationId, teams, from, to, breakdown, kept, false);
    }

    UsageCase reference(boolean asked) {
        return new UsageCase(organizationId, teams, from, to, breakdown, top, asked);
    }

    String name() {
        var days = ChronoUnit.DAYS.between(from, to) + 1;
        return "%s%s, %,d teams, %d d".formatted(breakdown.words, top == 0 ? "" : ", top " + top, teams, days);
    }

    List<String> usageTypes() {
        return breakdown.byType() ? Customer.USAGE_TYPES : Customer.USAGE_TYPES.subList(0, 1);
    }

    /** Of one of the API's usage endpoints. */
    String path(String endpoint) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("organization_id", organizationId);
        parameters.put("start_date", from.toString());
        parameters.put("end_date", to.toString());
        parameters.put("breakdowns", json(breakdown.dimensions));
        parameters.put("usage_types", json(usageTypes()));
        if (top > 0) {
            parameters.put("top", Integer.toString(top));
        }
        return parameters.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), UTF_8))
                .collect(joining("&", endpoint + "?", ""));
    }

    String path() {
        return path("/api/usage-v2/");
    }

    private static String json(List<String> texts) {
        return texts.stream().map(text -> '"' + text + '"').collect(joining(",", "[", "]"));
    }
}
