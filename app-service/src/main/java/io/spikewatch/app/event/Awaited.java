package io.spikewatch.app.event;

import io.spikewatch.app.account.CustomerIds;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The identifiers of a customer, in one form for events that wait for somebody to tell and for what brings somebody. */
public final class Awaited {

    private Awaited() {}

    /** Words for {@link Event#awaits}. */
    public static Set<String> of(CustomerIds customer) {
        var identifiers = new HashSet<String>();
        add(identifiers, "organization:", customer.organizationId());
        add(identifiers, "billing:", customer.billingId());
        add(identifiers, "stripe:", customer.stripeCustomerId());
        return identifiers;
    }

    private static void add(Set<String> identifiers, String prefix, @Nullable String id) {
        if (id != null) {
            identifiers.add(prefix + id);
        }
    }
}
