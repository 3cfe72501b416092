package io.spikewatch.app.usage;

import io.spikewatch.app.account.Account;
import io.spikewatch.app.account.Accounts;
import io.spikewatch.app.billing.FoundSpike;
import io.spikewatch.app.billing.SpikeQueries;
import io.spikewatch.app.billing.UsageQueries.Name;
import io.spikewatch.app.organization.Caller;
import io.spikewatch.app.ui.Dates;
import io.spikewatch.app.ui.Figures;
import io.spikewatch.web.Problem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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

    List<SpikeMark> of(Caller caller, UsageView view, List<Name> catalogue) {
        try {
            var account = accountOf(caller);
            return spikes.found(caller, view.range().from(), view.range().to()).stream()
                    .flatMap(spike -> of(spike, view, catalogue, account))
                    .toList();
        } catch (Problem unavailable) {
            return List.of();
        }
    }

    /** Accounts, and with them explanations, are open to staff only. */
    private Optional<Account> accountOf(Caller caller) {
        return caller.staff() ? accounts.resolve(caller.organizationId(), null, null) : Optional.empty();
    }

    private static Stream<SpikeMark> of(
            FoundSpike spike, UsageView view, List<Name> catalogue, Optional<Account> account) {
        return spike.spikes().stream()
                .filter(each -> each.usageType() != null && view.shows(each.usageType()))
                .map(each -> new SpikeMark(
                        spike.usageDate().toString(),
                        Dates.withYear(spike.usageDate()),
                        labelOf(each, catalogue) + " " + Figures.factor(each.factor())
                                + (each.direction().equals("down") ? " down" : " up"),
                        each.sentence(),
                        account.map(known -> "/accounts/%s?usage_type=%s&date=%s"
                                        .formatted(known.id(), each.usageType(), spike.usageDate()))
                                .orElse(null)));
    }

    private static String labelOf(FoundSpike.Entry entry, List<Name> catalogue) {
        return catalogue.stream()
                .filter(each -> each.id().equals(entry.usageType()))
                .map(Name::label)
                .findFirst()
                .orElse(entry.metric());
    }
}
