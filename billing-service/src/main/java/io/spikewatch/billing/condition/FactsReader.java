package io.spikewatch.billing.condition;

import io.spikewatch.billing.limit.PlanUsage;
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

    /** So many are named where several are warned of together. */
    private static final int NAMES = 5;

    private final PlanUsages usages;
    private final Subscriptions subscriptions;

    /** Those without a subscription that a warning counted. */
    private final Set<String> counted = ConcurrentHashMap.newKeySet();

    /** Those without a subscription that a warning named. */
    private final Set<String> named = ConcurrentHashMap.newKeySet();

    FactsReader(PlanUsages usages, Subscriptions subscriptions) {
        this.usages = usages;
        this.subscriptions = subscriptions;
    }

    /** By organization; one without a subscription is absent, which is warned of once. */
    public Map<String, Facts> read(Collection<String> organizationIds, Instant now) {
        var planUsages = usages.of(organizationIds, LocalDate.ofInstant(now, ZoneOffset.UTC));
        warnOfOthers(organizationIds, planUsages.keySet());
        return planUsages.isEmpty() ? Map.of() : facts(planUsages);
    }

    private Map<String, Facts> facts(Map<String, PlanUsage> planUsages) {
        var changes = subscriptions.changes(planUsages.keySet());
        var facts = new HashMap<String, Facts>();
        planUsages.forEach((organization, usage) ->
                facts.put(organization, new Facts(usage, changes.getOrDefault(organization, List.of()))));
        return facts;
    }

    private void warnOfOthers(Collection<String> organizationIds, Set<String> subscribed) {
        var others = organizationIds.stream()
                .filter(each -> !subscribed.contains(each))
                .toList();
        if (organizationIds.size() == 1) {
            others.forEach(this::warn);
        } else {
            warn(others.stream().filter(counted::add).toList());
        }
    }

    private void warn(String organization) {
        counted.add(organization);
        if (named.add(organization)) {
            log.warn("Alert generation skipped, there is no subscription: organization={}", organization);
        }
    }

    /** In one line, however many. */
    private void warn(List<String> others) {
        if (!others.isEmpty()) {
            var names = others.stream().limit(NAMES).toList();
            named.addAll(names);
            log.warn(
                    "Alert generation skipped, there is no subscription: organizations={} first={}",
                    others.size(),
                    names);
            log.debug("Organizations without subscription: {}", others);
        }
    }
}
