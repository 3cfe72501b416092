package io.spikewatch.app.notification;

/** What a person does to notifications. Doing it again changes nothing: the first time of an action stays. */
public enum InboxAction {
    MARK_READ("read_at = coalesce(read_at, :now)"),
    MARK_UNREAD("read_at = null"),
    ARCHIVE("archived_at = coalesce(archived_at, :now)"),
    UNARCHIVE("archived_at = null");

    private final String assignment;

    InboxAction(String assignment) {
        this.assignment = assignment;
    }

    String assignment() {
        return assignment;
    }
}
