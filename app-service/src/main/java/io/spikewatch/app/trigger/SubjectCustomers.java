package io.spikewatch.app.trigger;

import io.spikewatch.app.notification.Subject;
import io.spikewatch.web.Uuids;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The customers that notifications are about, each found once. */
class SubjectCustomers {

    private final Customers customers;
    private final Map<About, Optional<String>> found = new HashMap<>();

    SubjectCustomers(Customers customers) {
        this.customers = customers;
    }

    private record About(String organizationId, @Nullable String customerId, String resourceType, String resourceId) {}

    Optional<String> of(Subject subject) {
        var about =
                new About(subject.organizationId(), subject.customerId(), subject.resourceType(), subject.resourceId());
        return found.computeIfAbsent(about, this::find);
    }

    /** What people of the vendor read is about a customer all the same. */
    private Optional<String> find(About about) {
        if (customers.isNoVendor(about.organizationId())) {
            return Optional.of(about.organizationId());
        }
        return customers.named(about.customerId()).or(() -> account(about));
    }

    private Optional<String> account(About about) {
        return about.resourceType().equals("account")
                ? Uuids.parse(about.resourceId()).flatMap(customers::ofAccount)
                : Optional.empty();
    }
}
