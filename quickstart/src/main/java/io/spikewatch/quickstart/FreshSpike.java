package io.spikewatch.quickstart;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A spike of the last days: young enough for somebody to be told. */
record FreshSpike(LocalDate date, String organization, String account, String text) {

    private static final int DAYS = 7;

    /** Of all accounts, newest first. */
    static List<FreshSpike> until(LocalDate yesterday, Api operator) {
        var spikes = new ArrayList<FreshSpike>();
        for (var account : new Accounts(operator).all()) {
            spikes.addAll(of(account, yesterday, operator));
        }
        spikes.sort(Comparator.comparing(FreshSpike::date).reversed().thenComparing(FreshSpike::organization));
        return spikes;
    }

    private static List<FreshSpike> of(JsonNode account, LocalDate yesterday, Api operator) {
        var organization = account.path("external_id").asString();
        var path = "/api/billing/spikes/?limit=100&from=" + yesterday.minusDays(DAYS - 1) + "&to=" + yesterday;
        return operator.with("X-Organization-Id", organization)
                .get(path)
                .path("results")
                .valueStream()
                .filter(spike -> spike.path("origin").asString().equals("live"))
                .map(spike -> of(spike, organization, account.path("name").asString()))
                .toList();
    }

    private static FreshSpike of(JsonNode spike, String organization, String account) {
        var text = spike.path("spikes").valueStream().map(FreshSpike::text).collect(Collectors.joining("; "));
        return new FreshSpike(LocalDate.parse(spike.path("usage_date").asString()), organization, account, text);
    }

    private static String text(JsonNode entry) {
        return "%s %s× %s, %,d instead of %,d"
                .formatted(
                        entry.path("metric").asString(),
                        entry.path("factor").asString(),
                        entry.path("direction").asString(),
                        entry.path("observed").decimalValue().longValue(),
                        entry.path("expected").decimalValue().longValue());
    }
}
