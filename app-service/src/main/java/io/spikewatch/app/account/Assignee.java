package io.spikewatch.app.account;

import io.spikewatch.web.Problem;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who shall look after an account: a person by e-mail address or by id, or nobody. */
record Assignee(@Nullable String email, @Nullable UUID userId) {

    static final Assignee NOBODY = new Assignee(null, null);

    Assignee requireUnambiguous() {
        if (email != null && userId != null) {
            throw Problem.invalid("email", "and user_id exclude each other");
        }
        return this;
    }
}
