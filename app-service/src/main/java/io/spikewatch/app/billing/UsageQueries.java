package io.spikewatch.app.billing;

import io.spikewatch.app.organization.Caller;
import io.spikewatch.web.Problem;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks billing-service for usage and spend of the caller's organization, as much as a page can show. What it can't tell
 * is thrown as a {@link Problem}.
 */
@Component
public class UsageQueries {

    private static final String USAGE = "/api/usage-v2";
    private static final String SPEND = "/api/usage-v2/spend";

    /** More than any honest answer to a page, thousands of teams by month included. */
    private static final int MOST_BYTES = 16 * 1024 * 1024;

    private final BillingGateway billing;
    private final AnswerObjects objects;
    private final RecentNames names = new RecentNames();

    UsageQueries(BillingGateway billing, JsonMapper json) {
        this.billing = billing;
        this.objects = new AnswerObjects(json, MOST_BYTES);
    }

    /** At most so many series of usage. */
    public UsageAnswer usage(Caller caller, UsageQuery query, int limit) {
        return ask(caller, USAGE, "/api/billing/usage/", query, limit, UsageAnswer.class);
    }

    /** At most so many series of spend. */
    public UsageAnswer spend(Caller caller, UsageQuery query, int limit) {
        return ask(caller, SPEND, "/api/billing/spend/", query, limit, UsageAnswer.class);
    }

    /** The limits of the organization's plan, in its billing period. */
    public UsageLimits limits(Caller caller) {
        var parameters = Map.of("organization_id", List.of(caller.organizationId()));
        var call = BillingCall.get(USAGE + "/limits", "/api/billing/limits/", parameters);
        return billing.ask(caller, call, answer -> objects.read(answer, UsageLimits.class));
    }

    /** All usage types there are, in the catalogue's order; the same for everyone. */
    public List<Name> usageTypes(Caller caller, LocalDate date) {
        return names.of("usage types", () -> names(caller, date, date, "type", List.of()));
    }

    /** All teams that a report between the two dates named, in the order of their ids. */
    public List<Name> teams(Caller caller, LocalDate from, LocalDate to, String usageType) {
        return names.of(
                List.of(caller, from, to, usageType), () -> names(caller, from, to, "team", List.of(usageType)));
    }

    private List<Name> names(Caller caller, LocalDate from, LocalDate to, String of, List<String> usageTypes) {
        var query = new UsageQuery(from, to, List.of(of), "month", usageTypes, List.of(), false, true, null);
        return ask(caller, USAGE, "/api/billing/usage/", query, null, Names.class).results().stream()
                .map(each -> new Name(each.breakdownValue(), each.label()))
                .toList();
    }

    private <T> T ask(
            Caller caller, String path, String publicPath, UsageQuery query, @Nullable Integer limit, Class<T> type) {
        var parameters = new LinkedHashMap<>(query.parameters());
        parameters.put("organization_id", List.of(caller.organizationId()));
        if (limit != null) {
            parameters.put("show_values_on_series", List.of("true"));
            parameters.put("limit", List.of(limit.toString()));
        }
        return billing.ask(caller, BillingCall.get(path, publicPath, parameters), answer -> objects.read(answer, type));
    }

    /** A usage type or team: what the API calls it, and what people do. */
    public record Name(String id, String label) {}

    private record Names(List<NamedSeries> results) {

        Names {
            results = List.copyOf(results);
        }
    }

    private record NamedSeries(String label, String breakdownValue) {}
}
