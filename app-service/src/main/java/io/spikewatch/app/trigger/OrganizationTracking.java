package io.spikewatch.app.trigger;

import io.spikewatch.app.account.AccountsChanged;
import io.spikewatch.app.organization.Organization;
import io.spikewatch.app.organization.OrganizationCreated;
import io.spikewatch.app.organization.UserCreated;
import io.spikewatch.app.subscription.Subscriptions;
import io.spikewatch.app.tracking.GroupTracker;
import io.spikewatch.app.tracking.TrackedEvent;
import io.spikewatch.app.tracking.TrackingOn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** New organizations, which analytics gets to know as groups, and new users, who belong to none yet. */
@Component
@Conditional(TrackingOn.class)
class OrganizationTracking {

    private final GroupTracker tracker;
    private final Subscriptions subscriptions;
    private final Customers customers;

    OrganizationTracking(GroupTracker tracker, Subscriptions subscriptions, Customers customers) {
        this.tracker = tracker;
        this.subscriptions = subscriptions;
        this.customers = customers;
    }

    @EventListener
    void on(OrganizationCreated created) {
        var organization = created.organization();
        var told = new ArrayList<TrackedEvent>();
        told.add(TrackedEvent.inOrganization(
                "organization created", organization.createdAt(), organization.id(), created.createdBy(), Map.of()));
        told.add(TrackedEvent.groupUpdate(organization.id(), organization.createdAt(), properties(organization)));
        plan(organization.id()).ifPresent(told::add);
        tracker.track(told);
    }

    /** By its account an organization may become known later than its subscription. */
    @EventListener
    void on(AccountsChanged changed) {
        tracker.track(changed.accountIds().stream()
                .map(customers::ofAccount)
                .flatMap(Optional::stream)
                .map(this::plan)
                .flatMap(Optional::stream)
                .toList());
    }

    private Optional<TrackedEvent> plan(String organizationId) {
        return subscriptions.find(organizationId).map(known -> PlanProperties.groupUpdate(organizationId, known));
    }

    @EventListener
    void on(UserCreated created) {
        tracker.track(List.of(TrackedEvent.ofPerson("user created", created.createdAt(), created.userId(), Map.of())));
    }

    private static Map<String, Object> properties(Organization organization) {
        return new Known()
                .with("name", organization.name())
                .with("website", organization.website())
                .with("created_at", organization.createdAt())
                .properties();
    }
}
