package io.spikewatch.app.billing;

import io.spikewatch.app.organization.Caller;
import io.spikewatch.web.Problem;
import io.spikewatch.web.Uuids;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** The billing alerts of the caller's organization. What can't be told or done is thrown as a {@link Problem}. */
@Component
public class BillingAlerts {

    /** As many as billing-service lists at once. */
    public static final int MOST_LISTED = 100;

    /** The header of an answer that names who acknowledged the alert first. */
    public static final String ACKNOWLEDGED_BY = "Acknowledged-By";

    private static final Logger log = LoggerFactory.getLogger(BillingAlerts.class);

    private static final String PATH = "/api/v1/billing/alerts";
    private static final String STATISTICS = PATH + "/statistics";
    private static final String THRESHOLDS = PATH + "/thresholds";

    /** More than any honest answer to a page. */
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    private final BillingGateway billing;
    private final JsonMapper json;
    private final AnswerObjects objects;
    private final ApplicationEventPublisher events;

    BillingAlerts(BillingGateway billing, JsonMapper json, ApplicationEventPublisher events) {
        this.billing = billing;
        this.json = json.rebuild()
                .propertyNamingStrategy(PropertyNamingStrategies.LOWER_CAMEL_CASE)
                .build();
        this.objects = new AnswerObjects(this.json, MOST_BYTES);
        this.events = events;
    }

    /** Those still open, as many as are listed at once. */
    public AlertList open(Caller caller) {
        return list(caller, true, MOST_LISTED, null);
    }

    /** All of them, after those that {@code after} stands for. */
    public AlertList all(Caller caller, int limit, @Nullable String after) {
        return list(caller, false, limit, after);
    }

    private AlertList list(Caller caller, boolean openOnly, int limit, @Nullable String after) {
        var query = new LinkedHashMap<String, List<String>>();
        query.put("unacknowledgedOnly", List.of(String.valueOf(openOnly)));
        query.put("limit", List.of(String.valueOf(limit)));
        if (after != null) {
            query.put("after", List.of(after));
        }
        return ask(caller, BillingCall.get(PATH, PATH, query), AlertList.class);
    }

    /** Judges the organization's usage, trial and plan anew; the answer is how many alerts that raised. */
    public int generate(Caller caller) {
        return ask(caller, BillingCall.of(HttpMethod.POST, PATH + "/generate"), Generated.class)
                .generatedCount();
    }

    /** Acknowledging again changes nothing. */
    public void acknowledge(Caller caller, String id) {
        var call = BillingCall.of(HttpMethod.POST, PATH + "/" + id + "/acknowledge");
        events.publishEvent(billing.<AlertAcknowledged>ask(caller, call, answer -> acknowledgement(caller, answer)));
    }

    /** Makes known here what billing-service answered to somebody who acknowledged an alert past this class. */
    public void tellOfAcknowledgement(Caller caller, @Nullable String acknowledgedBy, byte[] answer) {
        var headers = new HttpHeaders();
        headers.set(ACKNOWLEDGED_BY, acknowledgedBy);
        try {
            events.publishEvent(acknowledgement(caller, BillingAnswer.of(headers, answer)));
        } catch (IOException | Problem unreadable) {
            log.warn("billing-service's answer to an acknowledgement can't be read", unreadable);
        }
    }

    private AlertAcknowledged acknowledgement(Caller caller, BillingAnswer answer) throws IOException {
        var first = objects.readData(answer, Acknowledged.class);
        var by = Optional.ofNullable(answer.headers().getFirst(ACKNOWLEDGED_BY)).flatMap(Uuids::parse);
        return new AlertAcknowledged(first.alertId(), caller, by.orElse(caller.userId()), first.acknowledgedAt());
    }

    /** What became of those raised between the two days, both included. */
    public AlertStatistics statistics(Caller caller, LocalDate from, LocalDate to) {
        var query = Map.of("start_date", List.of(from.toString()), "end_date", List.of(to.toString()));
        return ask(caller, BillingCall.get(STATISTICS, STATISTICS, query), AlertStatistics.class);
    }

    /** By usage type; of others people are warned as usual. */
    public Map<String, AlertThreshold> thresholds(Caller caller) {
        return askThresholds(caller, BillingCall.get(THRESHOLDS, THRESHOLDS, Map.of()));
    }

    /** In place of all there were. */
    public void replaceThresholds(Caller caller, Map<String, AlertThreshold> thresholds) {
        askThresholds(caller, BillingCall.of(HttpMethod.PUT, THRESHOLDS, json.writeValueAsBytes(thresholds)));
    }

    private Map<String, AlertThreshold> askThresholds(Caller caller, BillingCall call) {
        return billing.ask(caller, call, answer -> objects.readDataByName(answer, AlertThreshold.class));
    }

    private <T> T ask(Caller caller, BillingCall call, Class<T> type) {
        return billing.ask(caller, call, answer -> objects.readData(answer, type));
    }

    private record Generated(int generatedCount) {}

    private record Acknowledged(String alertId, Instant acknowledgedAt) {}
}
