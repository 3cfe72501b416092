package io.spikewatch.app.access;

import io.spikewatch.app.organization.Membership;
import io.spikewatch.app.organization.Organizations;
import io.spikewatch.app.organization.User;
import io.spikewatch.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the forms of the pages do to the session; each answers with a redirect. */
@Controller
class SessionForms {

    private static final String HOME = "/inbox";
    private static final String BILLING = "/organization/billing/";
    private static final Set<String> DESTINATIONS =
            Set.of(HOME, BILLING + "usage", BILLING + "spend", BILLING + "alerts");

    private final PasswordSignIn passwords;
    private final Sessions sessions;
    private final Callers callers;
    private final Organizations organizations;
    private final RequestCache requests;

    SessionForms(
            PasswordSignIn passwords,
            Sessions sessions,
            Callers callers,
            Organizations organizations,
            RequestCache requests) {
        this.passwords = passwords;
        this.sessions = sessions;
        this.callers = callers;
        this.organizations = organizations;
        this.requests = requests;
    }

    @PostMapping(SecurityConfiguration.SIGN_IN_PAGE)
    String signIn(
            @RequestParam String email,
            @RequestParam String password,
            HttpServletRequest request,
            HttpServletResponse response) {
        var wanted = Optional.ofNullable(requests.getRequest(request, response)).map(SavedRequest::getRedirectUrl);
        try {
            var user = passwords.signIn(email, password, request);
            chooseHome(user, request);
        } catch (Problem refused) {
            var throttled = refused.getStatusCode() == HttpStatus.TOO_MANY_REQUESTS;
            return "redirect:/sign-in?" + (throttled ? "throttled" : "error");
        }
        return "redirect:" + wanted.orElse(HOME);
    }

    /** A page can't send a header: people start in the vendor's organization if it is theirs, else in their first. */
    private void chooseHome(User user, HttpServletRequest request) {
        var ids = organizations.membershipsOf(user.id()).stream()
                .map(Membership::organizationId)
                .toList();
        ids.stream()
                .filter(organizations.vendorId()::equals)
                .findFirst()
                .or(() -> ids.stream().findFirst())
                .ifPresent(id -> sessions.choose(request, id));
    }

    @PostMapping("/sign-out")
    String signOut(HttpServletRequest request) {
        sessions.end(request);
        return "redirect:/sign-in";
    }

    /** Continues in another organization: one of the person's own, or for staff a customer's. */
    @PostMapping("/organization")
    String switchTo(
            SignedIn signedIn,
            @RequestParam("organization_id") String organizationId,
            @RequestParam(defaultValue = HOME) String then,
            HttpServletRequest request) {
        if (callers.find(signedIn, organizationId).isPresent()) {
            sessions.choose(request, organizationId);
        }
        return "redirect:" + (DESTINATIONS.contains(then) ? then : HOME);
    }
}
