package io.spikewatch.messages;

/** Reads {@code data} of {@code lifecycle_event}: its keys decide too much to be left out when they are odd. */
final class LifecycleEventReader implements MessageReader {

    @Override
    public LifecycleEvent read(String messageId, Fields data) throws RejectedException {
        return new LifecycleEvent(
                data.key("id", messageId),
                data.requiredId("event"),
                data.requiredId("organization_id"),
                data.id("user_id"),
                data.key("occurrence_key"),
                data.values("properties"));
    }
}
