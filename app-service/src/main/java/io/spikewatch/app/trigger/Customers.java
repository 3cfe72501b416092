package io.spikewatch.app.trigger;

import io.spikewatch.app.account.Account;
import io.spikewatch.app.account.Accounts;
import io.spikewatch.app.organization.Caller;
import io.spikewatch.app.organization.CustomerDirectory;
import io.spikewatch.app.organization.Organizations;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whose organization an event is about: one that is known here, and never the vendor's own. */
@Component
class Customers {

    private final Organizations organizations;
    private final CustomerDirectory directory;
    private final Accounts accounts;

    Customers(Organizations organizations, CustomerDirectory directory, Accounts accounts) {
        this.organizations = organizations;
        this.directory = directory;
        this.accounts = accounts;
    }

    /** The organization that somebody named, if there is one or the vendor has an account for it. */
    Optional<String> named(@Nullable String organizationId) {
        return Optional.ofNullable(organizationId)
                .filter(id -> organizations.find(id).isPresent() || directory.isCustomer(id))
                .filter(this::isNoVendor);
    }

    /** Likewise; else the organization of the account that the other identifiers belong to. */
    Optional<String> named(
            @Nullable String organizationId, @Nullable String billingId, @Nullable String stripeCustomerId) {
        return named(organizationId)
                .or(() -> accounts.resolve(null, billingId, stripeCustomerId).flatMap(this::of));
    }

    Optional<String> ofAccount(UUID id) {
        return accounts.find(id).flatMap(this::of);
    }

    /** The organization that somebody works for, as was made sure of before they were let in. */
    Optional<String> of(Caller caller) {
        return Optional.of(caller.organizationId()).filter(this::isNoVendor);
    }

    boolean isNoVendor(String organizationId) {
        return !organizationId.equals(organizations.vendorId());
    }

    private Optional<String> of(Account account) {
        return Optional.ofNullable(account.externalId()).filter(this::isNoVendor);
    }
}
