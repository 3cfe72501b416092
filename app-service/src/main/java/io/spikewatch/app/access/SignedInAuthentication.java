package io.spikewatch.app.access;

import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** Carries who is signed in through one request; sessions keep the user's id only. */
class SignedInAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient SignedIn signedIn;

    SignedInAuthentication(SignedIn signedIn) {
        super(List.of());
        this.signedIn = signedIn;
        setAuthenticated(true);
    }

    static Optional<SignedIn> current() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof SignedInAuthentication known
                ? Optional.of(known.signedIn)
                : Optional.empty();
    }

    @Override
    public SignedIn getPrincipal() {
        return signedIn;
    }

    @Override
    public String getCredentials() {
        return "";
    }

    @Override
    public String getName() {
        return signedIn.user().id().toString();
    }
}
