package io.spikewatch.app.account;

import io.spikewatch.app.organization.CustomerDirectory;
import io.spikewatch.app.organization.Organizations;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** An organization is a customer when the vendor has an account for it. */
@Component
class AccountDirectory implements CustomerDirectory {

    private final AccountRepository accounts;
    private final Organizations organizations;

    AccountDirectory(AccountRepository accounts, Organizations organizations) {
        this.accounts = accounts;
        this.organizations = organizations;
    }

    @Override
    public boolean isCustomer(String organizationId) {
        return accounts.existsByVendorOrganizationIdAndExternalId(organizations.vendorId(), organizationId);
    }

    @Override
    public Optional<String> nameOf(String organizationId) {
        return accounts.findByVendorOrganizationIdAndExternalId(organizations.vendorId(), organizationId)
                .map(account -> account.toAccount().name());
    }
}
