package io.spikewatch.app.preference;

import java.util.UUID;

/** What people can be told of; said by the feature that sends notifications. */
public interface Topics {

    boolean hasType(String notificationType);

    boolean hasAccount(UUID accountId);
}
