package io.spikewatch.app.page;

import io.spikewatch.app.notification.Notifications;
import io.spikewatch.app.organization.Caller;
import io.spikewatch.app.organization.CustomerDirectory;
import io.spikewatch.app.organization.Membership;
import io.spikewatch.app.organization.Organization;
import io.spikewatch.app.organization.Organizations;
import io.spikewatch.app.organization.Role;
import io.spikewatch.app.organization.User;
import io.spikewatch.app.organization.Users;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Frames the pages of somebody signed in; forms lead to another page, so they need none. */
@ControllerAdvice(annotations = Framed.class)
class FrameAdvice {

    private final Users users;
    private final Organizations organizations;
    private final CustomerDirectory customers;
    private final Notifications notifications;

    FrameAdvice(Users users, Organizations organizations, CustomerDirectory customers, Notifications notifications) {
        this.users = users;
        this.organizations = organizations;
        this.customers = customers;
        this.notifications = notifications;
    }

    @ModelAttribute
    void frame(Caller caller, HttpMethod method, Model model) {
        if (method == HttpMethod.GET) {
            model.addAttribute("frame", frameOf(caller));
        }
    }

    private Frame frameOf(Caller caller) {
        var name = users.find(caller.userId()).map(User::name).orElse("");
        var customer = caller.isLookingIn() ? customer(caller.organizationId()) : null;
        return new Frame(
                new Person(name, "", null),
                caller.organizationId(),
                customer,
                choices(caller, customer),
                notifications.unreadCount(caller),
                caller.staff(),
                caller.operator(),
                seesUsage(caller));
    }

    private static boolean seesUsage(Caller caller) {
        return caller.staff() || caller.role() == Role.OWNER || caller.role() == Role.ADMIN;
    }

    /** An organization that only reports and the account import know has the name of its account. */
    private String customer(String organizationId) {
        return organizations
                .find(organizationId)
                .map(Organization::name)
                .or(() -> customers.nameOf(organizationId))
                .orElse(organizationId);
    }

    /** Staff looking into a customer's organization see it beside those they belong to. */
    private List<Choice> choices(Caller caller, @Nullable String customer) {
        var own = organizations.membershipsOf(caller.userId());
        var foreign = Stream.ofNullable(customer).map(name -> new Choice(caller.organizationId(), name, true));
        return Stream.concat(
                        own.stream()
                                .map(each -> new Choice(
                                        each.organizationId(), each.organizationName(), isChosen(each, caller))),
                        foreign)
                .toList();
    }

    private static boolean isChosen(Membership membership, Caller caller) {
        return membership.organizationId().equals(caller.organizationId());
    }
}
