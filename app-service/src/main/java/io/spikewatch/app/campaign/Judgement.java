package io.spikewatch.app.campaign;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whom an event concerns on today's facts. */
public sealed interface Judgement {

    /**
     * These groups of people, of whom there may be none.
     *
     * @param to each group with what it reads
     * @param organizationId the customer's organization, where known
     * @param accountId the customer's account, where there is one
     */
    record Concerns(
            Map<Group, Content> to,
            @Nullable String organizationId,
            @Nullable UUID accountId) implements Judgement {}

    /** Only people of an account, and no account has any of the identifiers. */
    record NoAccount() implements Judgement {}
}
