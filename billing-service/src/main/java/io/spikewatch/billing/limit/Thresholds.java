package io.spikewatch.billing.limit;

import io.spikewatch.billing.catalog.UsageType;
import io.spikewatch.billing.catalog.UsageTypes;
import io.spikewatch.web.Fields;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** From where on organizations are warned, by usage type, as far as they said so. */
@Component
class Thresholds {

    private final ThresholdRepository repository;
    private final UsageTypes usageTypes;
    private final ApplicationEventPublisher events;

    Thresholds(ThresholdRepository repository, UsageTypes usageTypes, ApplicationEventPublisher events) {
        this.repository = repository;
        this.usageTypes = usageTypes;
        this.events = events;
    }

    Map<String, Threshold> of(String organizationId) {
        return new TreeMap<>(repository.find(List.of(organizationId)).getOrDefault(organizationId, Map.of()));
    }

    /** Takes the place of all that was said before; throws a 400 problem naming what makes no sense. */
    @Transactional
    public void replace(String organizationId, Map<String, @Nullable Threshold> thresholds) {
        thresholds.forEach(this::check);
        repository.lock(organizationId);
        repository.replace(organizationId, thresholds);
        events.publishEvent(new ThresholdsChanged(organizationId));
    }

    private void check(String usageType, @Nullable Threshold given) {
        Fields.check(usageTypes.find(usageType).isPresent(), usageType, "is not a usage type");
        var threshold = Fields.required(given, usageType);
        var percent = threshold.percent();
        var absolute = threshold.absolute();
        Fields.check(percent != null || absolute != null, usageType, "must have a percent or an absolute count");
        Fields.check(
                percent == null || percent >= 1 && percent <= 100, usageType + ".percent", "must be from 1 to 100");
        Fields.check(
                absolute == null || absolute >= 1 && absolute <= UsageType.MAX_COUNT,
                usageType + ".absolute",
                "must be a whole number from 1 to 2^53");
    }
}
