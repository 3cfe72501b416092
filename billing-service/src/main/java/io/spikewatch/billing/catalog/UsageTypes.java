package io.spikewatch.billing.catalog;

import static io.spikewatch.billing.catalog.Aggregation.LAST;
import static io.spikewatch.billing.catalog.Aggregation.SUM;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The catalogue of usage types, in the order in which people see them. */
@Component
public class UsageTypes {

    private static final List<UsageType> SHIPPED = List.of(
            new UsageType("event_count_in_period", "events", "Events", "Event usage", "events", SUM),
            new UsageType(
                    "enhanced_persons_event_count_in_period",
                    "enhanced_persons_events",
                    "Events with person profiles",
                    "Person event usage",
                    "events",
                    SUM),
            new UsageType(
                    "exceptions_captured_in_period", "exceptions", "Exceptions", "Exception usage", "exceptions", SUM),
            new UsageType(
                    "recording_count_in_period", "recordings", "Recordings", "Recording usage", "recordings", SUM),
            new UsageType(
                    "mobile_recording_count_in_period",
                    "mobile_recordings",
                    "Mobile recordings",
                    "Mobile recording usage",
                    "recordings",
                    SUM),
            new UsageType("rows_synced_in_period", "rows_synced", "Rows synced", "Row sync usage", "rows", SUM),
            new UsageType(
                    "survey_responses_count_in_period",
                    "survey_responses",
                    "Survey responses",
                    "Survey response usage",
                    "surveys",
                    SUM),
            new UsageType(
                    "billable_feature_flag_requests_count_in_period",
                    "feature_flag_requests",
                    "Feature flag requests",
                    "Feature flag request usage",
                    "flags",
                    SUM),
            new UsageType("tokens", "tokens", "Tokens", "Token usage", "tokens", SUM),
            new UsageType("playbook_runs", "playbook_runs", "Playbook runs", "Playbook run usage", "playbooks", SUM),
            new UsageType("seats", "seats", "Seats", "Seat usage", "seats", LAST));

    private final Map<String, UsageType> byKey = new LinkedHashMap<>();

    UsageTypes(CatalogProperties properties) {
        Stream.concat(SHIPPED.stream(), properties.usageTypes().stream()).forEach(type -> byKey.put(type.key(), type));
    }

    /** The catalogue as shipped, without an operator's additions. */
    public static UsageTypes shipped() {
        return new UsageTypes(new CatalogProperties(List.of()));
    }

    public List<UsageType> all() {
        return List.copyOf(byKey.values());
    }

    public Optional<UsageType> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }
}
