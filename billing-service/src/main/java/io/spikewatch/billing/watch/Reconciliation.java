package io.spikewatch.billing.watch;

import io.spikewatch.billing.alert.AlertType;
import io.spikewatch.billing.alert.Condition;
import io.spikewatch.billing.alert.StandingAlert;
import io.spikewatch.messages.BillingAlertRaised.Severity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What has to become of an organization's alerts, so that they say what holds. A condition that nobody was told of raises
 * an alert; an open alert follows its condition; one whose condition is over is resolved, acknowledged or not. An
 * acknowledged one keeps its condition silent until that was over, a new billing period began, or usage grew by 10
 * percentage points.
 *
 * @param turnedCritical those of the followed that people hear of once more
 * @param nowNews those of the followed that were silent, as their usage was no news until now
 */
record Reconciliation(
        List<Condition> raised,
        List<StandingAlert> followed,
        List<UUID> resolved,
        Set<UUID> turnedCritical,
        Set<UUID> nowNews) {

    private static final BigDecimal GROWTH = BigDecimal.TEN;

    /**
     * @param standing in the order in which they were raised
     * @param live whether the organization's usage is news
     */
    static Reconciliation of(List<Condition> conditions, List<StandingAlert> standing, boolean live) {
        var result = new Reconciliation(
                new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new HashSet<>(), new HashSet<>());
        var latest = new HashMap<Key, StandingAlert>();
        var holding = conditions.stream().map(Key::of).collect(Collectors.toSet());
        standing.forEach(alert -> result.sortOut(alert, holding, latest));
        conditions.forEach(condition -> result.judge(condition, latest, live));
        return result;
    }

    private void sortOut(StandingAlert alert, Set<Key> holding, Map<Key, StandingAlert> latest) {
        var key = Key.of(alert.condition());
        if (holding.contains(key)) {
            latest.put(key, alert);
        } else {
            resolved.add(alert.id());
        }
    }

    private void judge(Condition condition, Map<Key, StandingAlert> latest, boolean live) {
        var told = latest.get(Key.of(condition));
        if (told == null || told.acknowledged() && hasGrown(condition, told.condition())) {
            raised.add(condition);
        } else if (live && told.isSilent()) {
            follow(told, condition);
            nowNews.add(told.id());
        } else if (!told.acknowledged() && !told.condition().equals(condition)) {
            follow(told, condition);
        }
    }

    private void follow(StandingAlert told, Condition now) {
        followed.add(new StandingAlert(told.id(), told.organizationId(), now, false, told.toldLive()));
        if (now.severity() == Severity.CRITICAL && told.condition().severity() != Severity.CRITICAL) {
            turnedCritical.add(told.id());
        }
    }

    private static boolean hasGrown(Condition now, Condition acknowledged) {
        return now.usage() != null
                && acknowledged.usage() != null
                && now.usage()
                                .percent()
                                .subtract(acknowledged.usage().percent())
                                .compareTo(GROWTH)
                        >= 0;
    }

    boolean isEmpty() {
        return raised.isEmpty() && followed.isEmpty() && resolved.isEmpty();
    }

    /** What alerts are about. Usage of another period is something else. */
    private record Key(
            AlertType type, String subject, @Nullable LocalDate period) {

        static Key of(Condition condition) {
            var usage = condition.usage();
            return new Key(condition.type(), condition.subject(), usage == null ? null : usage.periodStart());
        }
    }
}
