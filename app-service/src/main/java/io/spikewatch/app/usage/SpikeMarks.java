package io.spikewatch.app.usage;

import io.spikewatch.app.account.Accounts;
import io.spikewatch.app.billing.FoundSpike;
import io.spikewatch.app.billing.SpikeQueries;
import io.spikewatch.app.organization.Caller;
import io.spikewatch.app.page.Dates;
import io.spikewatch.app.page.Figures;
import io.spikewatch.app.view.Catalogue;
import io.spikewatch.app.view.UsageView;
import io.spikewatch.web.Problem;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the spikes of the days and usage types shown; a page does without them when they can't be had. */
@Component
class SpikeMarks {

    private final SpikeQueries spikes;
    private final Accounts accounts;

    SpikeMarks(SpikeQueries spikes, Accounts accounts) {
        this.spikes = spikes;
        this.accounts = accounts;
    }

    List<SpikeMark> of(Caller caller, UsageView view, Catalogue catalogue) {
        try {
            var explanations = explanationsFor(caller);
            return spikes.found(caller, view.range().from(), view.range().to()).stream()
                    .flatMap(spike -> spike.spikes().stream()
                            .filter(each -> each.holds() && each.usageType() != null && view.shows(each.usageType()))
                            .map(each -> mark(spike.usageDate(), each, catalogue, explanations)))
                    .toList();
        } catch (Problem unavailable) {
            return List.of();
        }
    }

    /** Accounts, and with them explanations, are open to staff only. */
    private @Nullable String explanationsFor(Caller caller) {
        return caller.staff()
                ? accounts.resolve(caller.organizationId(), null, null)
                        .map(account -> "/accounts/" + account.id())
                        .orElse(null)
                : null;
    }

    private static SpikeMark mark(
            LocalDate date, FoundSpike.Entry entry, Catalogue catalogue, @Nullable String explanations) {
        var type = entry.usageTypeOrMetric();
        var drop = entry.direction().equals("down");
        return new SpikeMark(
                date.toString(),
                Dates.withYear(date),
                catalogue.labelOf(type) + " " + Figures.factor(entry.factor()) + (drop ? " down" : " up"),
                drop,
                entry.sentence(),
                explanations == null ? null : explanations + "?usage_type=" + type + "&date=" + date);
    }
}
