package io.spikewatch.app.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An account of one vendor organization. */
@Entity
@Table(name = "account")
class StoredAccount {

    @Id
    @GeneratedValue(strategy = GenerationType.UUID)
    private @Nullable UUID id;

    @Column(name = "vendor_organization_id", updatable = false)
    private String vendorOrganizationId;

    @Column(name = "external_id")
    private @Nullable String externalId;

    private String name;

    @Column(name = "billing_id")
    private @Nullable String billingId;

    @Column(name = "stripe_customer_id")
    private @Nullable String stripeCustomerId;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected StoredAccount() {}

    @SuppressWarnings("NullAway.Init") // change sets the rest
    StoredAccount(String vendorOrganizationId, AccountDetails details, Instant createdAt) {
        this.vendorOrganizationId = vendorOrganizationId;
        this.createdAt = createdAt;
        change(details);
    }

    /** Takes over the details; true if the account is known by other identifiers now. */
    boolean change(AccountDetails details) {
        var before = details();
        externalId = details.externalId();
        name = details.name();
        billingId = details.billingId();
        stripeCustomerId = details.stripeCustomerId();
        return !before.identifiesLike(details);
    }

    AccountDetails details() {
        return new AccountDetails(externalId, name, billingId, stripeCustomerId);
    }

    Account toAccount() {
        return new Account(
                Objects.requireNonNull(id, "stored"), externalId, name, billingId, stripeCustomerId, createdAt);
    }
}
