package io.spikewatch.billing.watch;

import io.spikewatch.billing.alert.BillingAlert;
import io.spikewatch.billing.alert.BillingAlerts;
import io.spikewatch.billing.alert.Condition;
import io.spikewatch.billing.alert.StandingAlert;
import io.spikewatch.billing.condition.Facts;
import io.spikewatch.billing.condition.FactsReader;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Looks at organizations and has their alerts say what holds. It first looks without holding anybody up; only where
 * something has to change it looks again, alone. So whoever comes at the same time changes nothing twice.
 */
@Component
class Watch {

    private static final Logger log = LoggerFactory.getLogger(Watch.class);

    private final FactsReader facts;
    private final BillingAlerts alerts;
    private final AlertMessages messages;
    private final WatchRepository repository;
    private final TransactionOperations transactions;
    private final WatchMetrics metrics;
    private final Clock clock;

    Watch(
            FactsReader facts,
            BillingAlerts alerts,
            AlertMessages messages,
            WatchRepository repository,
            TransactionOperations transactions,
            WatchMetrics metrics,
            Clock clock) {
        this.facts = facts;
        this.alerts = alerts;
        this.messages = messages;
        this.repository = repository;
        this.transactions = transactions;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Returns what it raised. All of them are looked at together: hundreds at most. */
    List<BillingAlert> look(Collection<String> organizationIds) {
        log.info("Alert generation triggered: organizations={}", nameOf(organizationIds));
        return metrics.timed(() -> {
            var differing = transactions.execute(
                    status -> reconciliations(organizationIds).keySet());
            return differing.isEmpty() ? List.of() : settle(differing);
        });
    }

    private static Object nameOf(Collection<String> organizationIds) {
        return organizationIds.size() == 1 ? organizationIds.iterator().next() : organizationIds.size();
    }

    private List<BillingAlert> settle(Collection<String> organizationIds) {
        List<BillingAlert> raised = transactions.execute(status -> {
            repository.hold(organizationIds);
            return apply(reconciliations(organizationIds));
        });
        raised.forEach(Watch::tell);
        metrics.raised(raised);
        return raised;
    }

    private static void tell(BillingAlert alert) {
        log.info(
                "Alert created: organization={} alert={} type={} severity={}",
                alert.orgId(),
                alert.id(),
                alert.alertType().word(),
                alert.severity());
    }

    /** What has to change, by organization; one where nothing has to is absent. */
    private Map<String, Reconciliation> reconciliations(Collection<String> organizationIds) {
        var now = clock.instant();
        var known = facts.read(organizationIds, now);
        return known.isEmpty() ? Map.of() : reconciliations(known, now);
    }

    private Map<String, Reconciliation> reconciliations(Map<String, Facts> known, Instant now) {
        var standing =
                alerts.standing(known.keySet()).stream().collect(Collectors.groupingBy(StandingAlert::organizationId));
        var live = live(standing);
        var found = new HashMap<String, Reconciliation>();
        known.forEach((organization, facts) -> found.put(
                organization,
                Reconciliation.of(
                        facts.conditions(now),
                        standing.getOrDefault(organization, List.of()),
                        live.contains(organization))));
        found.values().removeIf(Reconciliation::isEmpty);
        return found;
    }

    /** Of those with a silent alert the ones whose usage is news. */
    private Set<String> live(Map<String, List<StandingAlert>> standing) {
        return messages.live(standing.entrySet().stream()
                .filter(each -> each.getValue().stream().anyMatch(StandingAlert::isSilent))
                .map(Map.Entry::getKey)
                .toList());
    }

    private List<BillingAlert> apply(Map<String, Reconciliation> reconciliations) {
        alerts.resolve(all(reconciliations, Reconciliation::resolved));
        var raised = alerts.raise(reconciliations.entrySet().stream()
                .flatMap(each -> each.getValue().raised().stream().map(condition -> alert(each.getKey(), condition)))
                .toList());
        var followed = alerts.follow(all(reconciliations, Reconciliation::followed));
        var turnedCritical = Set.copyOf(all(reconciliations, Reconciliation::turnedCritical));
        var nowNews = Set.copyOf(all(reconciliations, Reconciliation::nowNews));
        var again =
                followed.stream().filter(alert -> turnedCritical.contains(alert.id()) || nowNews.contains(alert.id()));
        alerts.toldLive(messages.send(Stream.concat(raised.stream(), again).toList(), turnedCritical));
        return raised;
    }

    private static <T> List<T> all(
            Map<String, Reconciliation> reconciliations, Function<Reconciliation, Collection<T>> part) {
        return reconciliations.values().stream()
                .map(part)
                .flatMap(Collection::stream)
                .toList();
    }

    private static StandingAlert alert(String organization, Condition condition) {
        return new StandingAlert(UUID.randomUUID(), organization, condition, false, false);
    }
}
