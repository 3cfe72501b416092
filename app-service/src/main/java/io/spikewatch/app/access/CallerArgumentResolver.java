package io.spikewatch.app.access;

import io.spikewatch.app.access.Admission.Proof;
import io.spikewatch.app.organization.ApiKeys;
import io.spikewatch.app.organization.Caller;
import io.spikewatch.app.organization.CallingUser;
import io.spikewatch.app.organization.OperatorOnly;
import io.spikewatch.app.organization.StaffOnly;
import io.spikewatch.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Gives controllers the {@link Caller}, the {@link Admission} where the answer lasts, or the {@link CallingUser} where no
 * organization is chosen beforehand.
 */
@Component
class CallerArgumentResolver implements HandlerMethodArgumentResolver {

    static final Set<Class<?>> KINDS = Set.of(Caller.class, CallingUser.class, SignedIn.class, Admission.class);

    private final Callers callers;

    CallerArgumentResolver(Callers callers) {
        this.callers = callers;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return KINDS.contains(parameter.getParameterType());
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var signedIn = SignedInAuthentication.current().orElseThrow(CallerArgumentResolver::nobody);
        if (parameter.getParameterType() == CallingUser.class) {
            return new Calling(signedIn, callers);
        }
        if (parameter.getParameterType() == Admission.class) {
            return admission(signedIn, request);
        }
        return parameter.getParameterType() == Caller.class ? caller(signedIn, parameter) : signedIn;
    }

    private record Calling(SignedIn signedIn, Callers callers) implements CallingUser {

        @Override
        public UUID id() {
            return signedIn.user().id();
        }

        @Override
        public Optional<Caller> in(String organizationId) {
            return callers.find(signedIn, organizationId);
        }
    }

    private Admission admission(SignedIn signedIn, NativeWebRequest request) {
        var caller = callers.callerOf(signedIn);
        var asked = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
        var proof = BearerToken.of(asked)
                .<Proof>map(key -> new Proof.Key(ApiKeys.hash(key)))
                .orElseGet(() -> new Proof.Session(asked.getSession().getId()));
        return new Admission(caller.userId(), caller.organizationId(), proof);
    }

    private Caller caller(SignedIn signedIn, MethodParameter parameter) {
        var caller = callers.callerOf(signedIn);
        if (parameter.hasParameterAnnotation(OperatorOnly.class)) {
            caller.requireOperator();
        }
        if (parameter.hasParameterAnnotation(StaffOnly.class)) {
            caller.requireStaff();
        }
        return caller;
    }

    private static Problem nobody() {
        return Problem.of(HttpStatus.UNAUTHORIZED, "unauthenticated", "Sign in, or send a valid API key.");
    }
}
