package io.spikewatch.app.access;

import io.spikewatch.app.organization.Caller;
import io.spikewatch.app.organization.Membership;
import io.spikewatch.app.organization.Organizations;
import io.spikewatch.app.organization.Role;
import io.spikewatch.web.Problem;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SessionController {

    private final PasswordSignIn passwords;
    private final Sessions sessions;
    private final Callers callers;
    private final Organizations organizations;
    private final CsrfTokenRepository csrfTokens;

    SessionController(
            PasswordSignIn passwords,
            Sessions sessions,
            Callers callers,
            Organizations organizations,
            CsrfTokenRepository csrfTokens) {
        this.passwords = passwords;
        this.sessions = sessions;
        this.callers = callers;
        this.organizations = organizations;
        this.csrfTokens = csrfTokens;
    }

    record Credentials(@NotNull String email, @NotNull String password) {}

    record OrganizationChoice(@Nullable String organizationId) {}

    record Me(
            UUID id,
            String email,
            String name,
            @Nullable String organizationId,
            List<Place> organizations,
            @Nullable String csrfToken) {}

    record Place(String id, String name, Role role) {

        static Place of(Membership membership) {
            return new Place(membership.organizationId(), membership.organizationName(), membership.role());
        }
    }

    @SecurityRequirements
    @ApiResponse(responseCode = "200", description = "Signed in; the session is in the cookie")
    @ApiResponse(responseCode = "401", description = "The e-mail address or the password is wrong")
    @ApiResponse(responseCode = "429", description = "Too many failures; Retry-After says when to try again")
    @PostMapping(value = "/api/login", consumes = MediaType.APPLICATION_JSON_VALUE)
    Me signIn(@Valid @RequestBody Credentials credentials, HttpServletRequest request, HttpServletResponse response) {
        var user = passwords.signIn(credentials.email(), credentials.password(), request);
        var memberships = organizations.membershipsOf(user.id());
        return me(new SignedIn(user, memberships, null, true), request, response);
    }

    @PostMapping("/api/logout")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(HttpServletRequest request) {
        sessions.end(request);
    }

    @GetMapping("/api/users/@me")
    Me me(SignedIn signedIn, HttpServletRequest request, HttpServletResponse response) {
        return new Me(
                signedIn.user().id(),
                signedIn.user().email(),
                signedIn.user().name(),
                organizationOf(signedIn).orElse(null),
                signedIn.memberships().stream().map(Place::of).toList(),
                signedIn.session() ? csrfToken(request, response) : null);
    }

    /** Chooses the organization that the session's further requests are for; null chooses none. */
    @PostMapping("/api/users/@me/organization")
    Me choose(
            SignedIn signedIn,
            @RequestBody OrganizationChoice choice,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!signedIn.session()) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "no_session", "API keys choose by X-Organization-Id.");
        }
        var chosen = new SignedIn(signedIn.user(), signedIn.memberships(), choice.organizationId(), true);
        if (choice.organizationId() != null) {
            callers.callerOf(chosen);
        }
        sessions.choose(request, choice.organizationId());
        return me(chosen, request, response);
    }

    private Optional<String> organizationOf(SignedIn signedIn) {
        var undecided = signedIn.chosen() == null && signedIn.memberships().size() != 1;
        return undecided
                ? Optional.empty()
                : Optional.of(callers.callerOf(signedIn)).map(Caller::organizationId);
    }

    private String csrfToken(HttpServletRequest request, HttpServletResponse response) {
        return csrfTokens.loadDeferredToken(request, response).get().getToken();
    }
}
