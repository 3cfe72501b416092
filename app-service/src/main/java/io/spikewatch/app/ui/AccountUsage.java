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

    /** Of what was not asked for, the newest spike that fits decides; without a spike the latest whole day is shown. */
    UsageContent of(Caller caller, Account account, Asked asked) {
        if (account.externalId() == null) {
            return nothing(UsageContent.State.UNLINKED, asked);
        }
        try {
            return ask(caller.lookInto(account.externalId()), account, asked);
        } catch (Problem problem) {
            var state = problem.getStatusCode().is5xxServerError()
                    ? UsageContent.State.UNREACHABLE
                    : UsageContent.State.UNKNOWN;
            return nothing(state, asked);
        }
    }

    private UsageContent ask(Caller caller, Account account, Asked asked) {
        var today = Dates.dayOf(clock.instant());
        var found = spikes.found(caller, today.minusDays(HISTORY_DAYS), today).stream()
                .flatMap(AccountSpike::of)
                .toList();
        var focus = focus(found, asked, today);
        var explanation = spikes.why(caller, focus.usageType(), focus.teamId(), focus.date());
        return new UsageContent(
                UsageContent.State.SHOWN,
                UsageTypes.choices(focus.usageType()),
                focus.date().toString(),
                new Wording(account.name(), explanation, severity(explanation.factor())).explanation(),
                told(found, focus),
                found.stream().anyMatch(each -> each.holds() && each.date().isAfter(today.minusDays(RECENT_DAYS))),
                found.stream()
                        .filter(each -> !focus.isOn(each))
                        .limit(MOST_OTHERS)
                        .map(each -> each.toOther(account, severity(each.entry().factor())))
                        .toList());
    }

    /** Of several found for that day one that holds. */
    private static UsageContent.@Nullable Told told(List<AccountSpike> found, Focus focus) {
        return found.stream()
                .filter(focus::isOn)
                .sorted(Comparator.comparing(each -> !each.holds()))
                .findFirst()
                .map(AccountSpike::toTold)
                .orElse(null);
    }

    private Severity severity(@Nullable BigDecimal factor) {
        return Severity.of(priority.of(factor));
    }

    private static Focus focus(List<AccountSpike> found, Asked asked, LocalDate today) {
        return found.stream()
                .filter(asked::fits)
                .filter(each ->
                        asked.date() != null || each.holds() && each.date().isAfter(today.minusDays(RECENT_DAYS)))
                .findFirst()
                .map(each -> new Focus(each.usageType(), each.teamId(), each.date()))
                .orElseGet(() -> new Focus(
                        Optional.ofNullable(asked.usageType()).orElse(UsageTypes.FIRST),
                        asked.teamId(),
                        Optional.ofNullable(asked.date()).orElse(today.minusDays(1))));
    }

    private static UsageContent nothing(UsageContent.State state, Asked asked) {
        return new UsageContent(
                state,
                UsageTypes.choices(asked.usageType()),
                asked.date() == null ? null : asked.date().toString(),
                null,
                null,
                false,
                List.of());
    }

    /** What an address names; null: anything. */
    record Asked(
            @Nullable String usageType,
            @Nullable String teamId,
            @Nullable LocalDate date) {

        private boolean fits(AccountSpike spike) {
            return (usageType == null || usageType.equals(spike.usageType()))
                    && (teamId == null || teamId.equals(spike.teamId()))
                    && (date == null || date.equals(spike.date()));
        }
    }

    private record Focus(String usageType, @Nullable String teamId, LocalDate date) {

        boolean isOn(AccountSpike spike) {
            return spike.isOf(usageType, teamId, date);
        }
    }
}
