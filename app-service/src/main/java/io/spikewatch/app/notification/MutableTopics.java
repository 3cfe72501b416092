package io.spikewatch.app.notification;

import java.util.UUID;

/** What there is to mute; told by the feature that sends notifications. */
public interface MutableTopics {

    boolean hasType(String notificationType);

    boolean hasAccount(UUID accountId);
}
