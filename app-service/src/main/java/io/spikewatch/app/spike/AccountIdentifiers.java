package io.spikewatch.app.spike;

import io.spikewatch.app.account.Account;
import io.spikewatch.messages.UsageSpikeDetected;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The identifiers by which a spike finds its account, in one form for both sides. */
final class AccountIdentifiers {

    private AccountIdentifiers() {}

    static Set<String> of(UsageSpikeDetected spike) {
        return identifiers(spike.organizationId(), spike.billingId(), spike.stripeCustomerId());
    }

    static Set<String> of(Account account) {
        return identifiers(account.externalId(), account.billingId(), account.stripeCustomerId());
    }

    private static Set<String> identifiers(
            @Nullable String organizationId, @Nullable String billingId, @Nullable String stripeCustomerId) {
        var identifiers = new HashSet<String>();
        add(identifiers, "organization:", organizationId);
        add(identifiers, "billing:", billingId);
        add(identifiers, "stripe:", stripeCustomerId);
        return identifiers;
    }

    private static void add(Set<String> identifiers, String prefix, @Nullable String id) {
        if (id != null) {
            identifiers.add(prefix + id);
        }
    }
}
