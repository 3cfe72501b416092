package io.spikewatch.systemtests;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Of test classes that share one running system: the first of them starts it, and it stops after the last. They run one
 * after the other, each with organizations, people and plans of its own beside the people of {@link Customers}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SharedSystem.Starter.class)
@Execution(ExecutionMode.SAME_THREAD)
@interface SharedSystem {

    /** Hands it to whoever asks for a {@link Spikewatch}. */
    final class Starter implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
            return parameter.getParameter().getType() == Spikewatch.class;
        }

        /** Whatever the root keeps is closed at the end of all tests. */
        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
            return test.getRoot()
                    .getStore(ExtensionContext.Namespace.create(SharedSystem.class))
                    .computeIfAbsent(Spikewatch.class, type -> start());
        }

        private static Spikewatch start() {
            var system = Spikewatch.start(1, Map.of("BILLING_STRIPE_WEBHOOK_SECRET", Stripe.SECRET));
            Customers.createPeople(system.operator());
            return system;
        }
    }
}
