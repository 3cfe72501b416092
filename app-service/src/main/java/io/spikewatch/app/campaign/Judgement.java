package io.spikewatch.app.campaign;

import java.util.Set;
import java.util.UUID;

/** Whom an event concerns on today's facts. */
public sealed interface Judgement {

    /** These people of the vendor look after the account; one at least. */
    record AccountTeam(UUID accountId, Set<UUID> people, Content content) implements Judgement {}

    /** No account has any of the identifiers. */
    record NoAccount() implements Judgement {}

    /** Nobody looks after the account. */
    record NoPerson() implements Judgement {}
}
