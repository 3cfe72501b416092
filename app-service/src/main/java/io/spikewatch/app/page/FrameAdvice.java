package io.spikewatch.app.page;

import io.spikewatch.app.notification.Notifications;
import io.spikewatch.app.organization.Caller;
import io.spikewatch.app.organization.Membership;
import io.spikewatch.app.organization.Organizations;
import io.spikewatch.app.organization.Role;
import io.spikewatch.app.organization.User;
import io.spikewatch.app.organization.Users;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Frames the pages of somebody signed in; forms lead to another page, so they need none. */
@ControllerAdvice(annotations = Framed.class)
class FrameAdvice {

    private final Users users;
    private final Organizations organizations;
    private final Notifications notifications;

    FrameAdvice(Users users, Organizations organizations, Notifications notifications) {
        this.users = users;
        this.organizations = organizations;
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
        return new Frame(
                new Person(name, "", null),
                caller.organizationId(),
                choices(caller),
                notifications.unreadCount(caller),
                caller.staff(),
                seesUsage(caller));
    }

    private static boolean seesUsage(Caller caller) {
        return caller.staff() || caller.role() == Role.OWNER || caller.role() == Role.ADMIN;
    }

    /** Staff looking into a customer's organization see it beside those they belong to. */
    private List<Choice> choices(Caller caller) {
        var own = organizations.membershipsOf(caller.userId());
        var foreign = own.stream().noneMatch(each -> isChosen(each, caller))
                ? organizations.find(caller.organizationId()).stream()
                        .map(each -> new Choice(each.id(), each.name(), true))
                : Stream.<Choice>empty();
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
