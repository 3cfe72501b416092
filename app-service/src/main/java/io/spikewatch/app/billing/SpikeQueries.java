package io.spikewatch.app.billing;

import io.spikewatch.app.organization.Caller;
import io.spikewatch.web.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Asks billing-service about the spikes of the caller's organization. What it can't tell is thrown as a {@link Problem}. */
@Component
public class SpikeQueries {

    private static final String PATH = "/api/spikes";
    private static final String PUBLIC_PATH = "/api/billing/spikes";
    private static final int PAGE = 100;

    /** More than any range of dates that a page shows can have: one spike a day, and a few for corrected reports. */
    private static final int MOST = 1_000;

    /** More than any honest answer to a page. */
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    private final BillingGateway billing;
    private final JsonMapper json;
    private final AnswerObjects objects;

    SpikeQueries(BillingGateway billing, JsonMapper json) {
        this.billing = billing;
        this.json = json;
        this.objects = new AnswerObjects(json, MOST_BYTES);
    }

    /**
     * Why one date is a spike or none, with the days around it.
     *
     * @param teamId null: of the organization as a whole
     */
    public SpikeExplanation why(Caller caller, String usageType, @Nullable String teamId, LocalDate date) {
        var query = new TreeMap<>(Map.of(
                "organization_id", List.of(caller.organizationId()),
                "usage_type", List.of(usageType),
                "date", List.of(date.toString())));
        if (teamId != null) {
            query.put("team_id", List.of(teamId));
        }
        var call = BillingCall.get(PATH + "/why", PUBLIC_PATH + "/why", query);
        return billing.ask(caller, call, answer -> objects.read(answer, SpikeExplanation.class));
    }

    /** Spikes of the dates between the two, both included, newest first; all there are. */
    public List<FoundSpike> found(Caller caller, LocalDate from, LocalDate to) {
        var all = new ArrayList<FoundSpike>();
        Found page;
        do {
            page = found(caller, from, to, all.size());
            all.addAll(page.results());
        } while (page.isFollowed() && all.size() < MOST);
        return all;
    }

    /** Says whether a spike was useful; the answer is what people said of it by now. */
    public FoundSpike.Feedback rate(Caller caller, String spikeId, boolean useful) {
        var body = json.writeValueAsBytes(Map.of("useful", useful));
        var call = BillingCall.of(HttpMethod.PUT, PATH + "/" + spikeId + "/feedback", body);
        return billing.ask(caller, call, answer -> objects.read(answer, FoundSpike.Feedback.class));
    }

    private Found found(Caller caller, LocalDate from, LocalDate to, int offset) {
        var query = Map.of(
                "organization_id", List.of(caller.organizationId()),
                "from", List.of(from.toString()),
                "to", List.of(to.toString()),
                "limit", List.of(String.valueOf(PAGE)),
                "offset", List.of(String.valueOf(offset)));
        return billing.ask(
                caller, BillingCall.get(PATH, PUBLIC_PATH, query), answer -> objects.read(answer, Found.class));
    }

    private record Found(@Nullable String next, List<FoundSpike> results) {

        Found {
            results = List.copyOf(results);
        }

        boolean isFollowed() {
            return next != null && !results.isEmpty();
        }
    }
}
