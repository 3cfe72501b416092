package io.spikewatch.app.ui;

import io.spikewatch.app.account.Account;
import io.spikewatch.app.billing.SpikeQueries;
import io.spikewatch.app.organization.Caller;
import io.spikewatch.app.page.Dates;
import io.spikewatch.app.page.Severity;
import io.spikewatch.app.page.UsageTypes;
import io.spikewatch.app.spike.SpikePriority;
import io.spikewatch.web.Problem;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks billing-service, with two calls, what the account page shows; it may be away without harm to the page. */
@Component
class AccountUsage {

    private static final int HISTORY_DAYS = 365;
    private static final int RECENT_DAYS = 60;
    private static final int MOST_OTHERS = 20;

    private final SpikeQueries spikes;
    private final SpikePriority priority;
    private final Clock clock;

    AccountUsage(SpikeQueries spikes, SpikePriority priority, Clock clock) {
        this.spikes = spikes;
        this.priority = priority;
        this.clock = clock;
    }

    /** Without a usage type or a date the newest spike that fits is shown, without a spike the latest whole day. */
    UsageContent of(Caller caller, Account account, @Nullable String usageType, @Nullable LocalDate date) {
        if (account.externalId() == null) {
            return nothing(UsageContent.State.UNLINKED, usageType, date);
        }
        try {
            return ask(caller.lookInto(account.externalId()), account, usageType, date);
        } catch (Problem problem) {
            var state = problem.getStatusCode().is5xxServerError()
                    ? UsageContent.State.UNREACHABLE
                    : UsageContent.State.UNKNOWN;
            return nothing(state, usageType, date);
        }
    }

    private UsageContent ask(Caller caller, Account account, @Nullable String usageType, @Nullable LocalDate date) {
        var today = Dates.dayOf(clock.instant());
        var found = spikes.found(caller, today.minusDays(HISTORY_DAYS), today).stream()
                .flatMap(AccountSpike::of)
                .toList();
        var focus = focus(found, usageType, date, today);
        var explanation = spikes.why(caller, focus.usageType(), focus.date());
        return new UsageContent(
                UsageContent.State.SHOWN,
                UsageTypes.choices(focus.usageType()),
                focus.date().toString(),
                new Wording(account.name(), explanation, severity(explanation.factor())).explanation(),
                told(found, focus),
                found.stream().anyMatch(each -> each.holds() && each.date().isAfter(today.minusDays(RECENT_DAYS))),
                found.stream()
                        .filter(each -> !each.isOf(focus.usageType(), focus.date()))
                        .limit(MOST_OTHERS)
                        .map(each -> each.toOther(account, severity(each.entry().factor())))
                        .toList());
    }

    /** Of several found for that day one that holds. */
    private static UsageContent.@Nullable Told told(List<AccountSpike> found, Focus focus) {
        return found.stream()
                .filter(each -> each.isOf(focus.usageType(), focus.date()))
                .sorted(Comparator.comparing(each -> !each.holds()))
                .findFirst()
                .map(AccountSpike::toTold)
                .orElse(null);
    }

    private Severity severity(@Nullable BigDecimal factor) {
        return Severity.of(priority.of(factor));
    }

    private static Focus focus(
            List<AccountSpike> found, @Nullable String usageType, @Nullable LocalDate date, LocalDate today) {
        var newest = found.stream()
                .filter(each -> usageType == null || each.usageType().equals(usageType))
                .filter(each -> date == null
                        ? each.holds() && each.date().isAfter(today.minusDays(RECENT_DAYS))
                        : each.date().equals(date))
                .findFirst()
                .map(each -> new Focus(each.usageType(), each.date()));
        return newest.orElseGet(() -> new Focus(
                Optional.ofNullable(usageType).orElse(UsageTypes.FIRST),
                Optional.ofNullable(date).orElse(today.minusDays(1))));
    }

    private static UsageContent nothing(
            UsageContent.State state, @Nullable String usageType, @Nullable LocalDate date) {
        return new UsageContent(
                state,
                UsageTypes.choices(usageType),
                date == null ? null : date.toString(),
                null,
                null,
                false,
                List.of());
    }

    private record Focus(String usageType, LocalDate date) {}
}
