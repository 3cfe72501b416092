package io.spikewatch.app.spike;

import io.spikewatch.app.account.Account;
import io.spikewatch.app.account.CustomerIds;
import io.spikewatch.app.event.CodePoints;
import io.spikewatch.app.event.Content;
import io.spikewatch.app.event.Customers;
import io.spikewatch.app.event.Event;
import io.spikewatch.app.event.EventKind;
import io.spikewatch.app.event.Side;
import io.spikewatch.app.event.Subject;
import io.spikewatch.app.event.Withdrawal;
import io.spikewatch.messages.Envelope;
import io.spikewatch.messages.UsageSpikeDetected;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A usage spike concerns whoever looks after the account today. */
@Component
class UsageSpikeEvent implements EventKind {

    private final SpikeText text;
    private final SpikeWithdrawals withdrawals;

    UsageSpikeEvent(SpikeText text, SpikeWithdrawals withdrawals) {
        this.text = text;
        this.withdrawals = withdrawals;
    }

    @Override
    public String messageType() {
        return UsageSpikeDetected.TYPE;
    }

    @Override
    public Event event(Envelope envelope) {
        var spike = spike(envelope);
        return new Event(UsageSpikeDetected.TYPE, spike.spikeId(), spike.spikeId(), customer(spike), properties(spike));
    }

    @Override
    public Function<Envelope, Subject> subjects(List<Envelope> envelopes, Customers customers) {
        var withdrawn = withdrawals.of(
                envelopes.stream().map(each -> spike(each).spikeId()).toList());
        return each -> {
            var spike = spike(each);
            return subject(
                    spike,
                    customers.account(customer(spike)),
                    withdrawn.getOrDefault(spike.spikeId(), WithdrawnEpisodes.NONE));
        };
    }

    private Subject subject(UsageSpikeDetected spike, Optional<Account> account, WithdrawnEpisodes withdrawn) {
        return new Subject(
                spike.organizationId(),
                account.map(Account::id).orElse(null),
                account.map(Account::name).orElse(String.valueOf(spike.organizationId())),
                account.map(each -> Map.of(Side.VENDOR, content(each, spike, withdrawn)))
                        .orElse(Map.of()),
                withdrawn.areAllOf(spike));
    }

    @Override
    public boolean withdraws(Envelope envelope) {
        return spike(envelope).withdrawn() != null;
    }

    @Override
    public Withdrawal withdraw(Envelope envelope) {
        var spike = spike(envelope);
        var told = Objects.requireNonNull(spike.withdrawn());
        withdrawals.set(spike, told);
        var withdrawn = withdrawals.of(List.of(spike.spikeId())).getOrDefault(spike.spikeId(), WithdrawnEpisodes.NONE);
        return new Withdrawal(
                withdrawn.areAllOf(spike),
                CodePoints.cut(told.reason(), Content.MAX_BODY),
                SpikeMetadata.since(spike, withdrawn));
    }

    /** What conditions and templates can name. */
    private static Map<String, Object> properties(UsageSpikeDetected spike) {
        var properties = new HashMap<String, Object>();
        putIfKnown(properties, "detected_at", spike.detectedAt());
        spike.spikes().stream().findFirst().ifPresent(first -> {
            properties.put("metric", first.metric());
            properties.put("direction", first.direction().name().toLowerCase(Locale.ROOT));
            putIfKnown(properties, "factor", first.factor());
        });
        return properties;
    }

    private static void putIfKnown(Map<String, Object> properties, String name, @Nullable Object value) {
        if (value != null) {
            properties.put(name, value);
        }
    }

    /** Its words are those of what holds. */
    private Content content(Account account, UsageSpikeDetected spike, WithdrawnEpisodes withdrawn) {
        var told = withdrawn.remainderOf(spike);
        return new Content(
                text.title(account.name(), told),
                text.body(told),
                text.priority(told),
                "account",
                account.id().toString(),
                "billing",
                spike.spikeId(),
                SpikeLink.of(account.id(), told),
                SpikeMetadata.of(account, spike, withdrawn));
    }

    private static CustomerIds customer(UsageSpikeDetected spike) {
        return new CustomerIds(spike.organizationId(), spike.billingId(), spike.stripeCustomerId());
    }

    private static UsageSpikeDetected spike(Envelope envelope) {
        return (UsageSpikeDetected) envelope.message();
    }
}
