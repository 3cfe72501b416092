package io.spikewatch.app.channel;

import io.spikewatch.app.notification.Notification;
import io.spikewatch.app.notification.Priority;
import java.net.URI;
import java.util.UUID;

/**
 * A notification as it is sent to a person.
 *
 * @param id the same however often it is sent
 * @param link where it leads, with the name of our own site
 */
record Letter(UUID id, Notification notification, String organizationId, UUID userId, String address, URI link) {

    /** One line, whatever is in the name of a customer. */
    String headline() {
        var title = notification.title().replaceAll("\\p{Cntrl}+", " ").strip();
        return notification.priority() == Priority.CRITICAL ? "Critical: " + title : title;
    }

    @Override
    public String toString() {
        return "Letter[" + id + "]";
    }
}
