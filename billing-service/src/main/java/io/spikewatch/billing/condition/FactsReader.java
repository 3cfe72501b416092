package io.spikewatch.billing.condition;

import io.spikewatch.billing.limit.PlanUsages;
import io.spikewatch.billing.subscription.Subscriptions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Reads what the alerts of organizations follow from, with a handful of statements however many they are. */
@Component
public class FactsReader {

    private static final Logger log = LoggerFactory.getLogger(FactsReader.class);

    private final PlanUsages usages;
    private final Subscriptions subscriptions;

    /** Those without a subscription that somebody was warned of. */
    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    FactsReader(PlanUsages usages, Subscriptions subscriptions) {
        this.usages = usages;
        this.subscriptions = subscriptions;
    }

    /** By organization; one without a subscription is absent, which is warned of once. */
    public Map<String, Facts> read(Collection<String> organizationIds, Instant now) {
        var planUsages = usages.of(organizationIds, LocalDate.ofInstant(now, ZoneOffset.UTC));
        var changes = subscriptions.changes(planUsages.keySet());
        warnOfOthers(organizationIds, planUsages.keySet());
        var facts = new HashMap<String, Facts>();
        planUsages.forEach((organization, usage) ->
                facts.put(organization, new Facts(usage, changes.getOrDefault(organization, List.of()))));
        return facts;
    }

    private void warnOfOthers(Collection<String> organizationIds, Set<String> subscribed) {
        organizationIds.stream()
                .filter(each -> !subscribed.contains(each))
                .filter(warned::add)
                .forEach(each -> log.warn("Alert generation skipped, there is no subscription: organization={}", each));
    }
}
