package io.spikewatch.app.organization;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The organization that owns the accounts, and the key by which a script sets the system up; empty for none. */
@ConfigurationProperties("app")
record VendorProperties(
        @DefaultValue("vendor") String vendorOrganizationId,
        @DefaultValue("") String bootstrapApiKey) {

    @Override
    public String toString() {
        return "VendorProperties[" + vendorOrganizationId + "]";
    }
}
