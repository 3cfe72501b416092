package io.spikewatch.app.ui;

import io.spikewatch.app.notification.NotificationFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which part of the inbox somebody looks at, as its address says; what an address gets wrong counts as not said.
 *
 * @param account the id of the only account to show
 */
record InboxView(
        @Nullable String view,
        @Nullable String type,
        @Nullable String account,
        @Nullable String offset) {

    static final int PAGE_SIZE = 50;

    public Shelf shelf() {
        return Shelf.of(view);
    }

    int start() {
        return offset != null && offset.matches("\\d{1,6}") ? Integer.parseInt(offset) : 0;
    }

    boolean isFiltered() {
        return textOf(type) != null || textOf(account) != null;
    }

    NotificationFilter filter() {
        return filter(shelf());
    }

    NotificationFilter filter(Shelf shelf) {
        var only = textOf(account);
        return new NotificationFilter(
                textOf(type),
                null,
                shelf == Shelf.UNREAD ? true : null,
                shelf == Shelf.ARCHIVED,
                shelf == Shelf.SNOOZED,
                only == null ? null : "account",
                only,
                null,
                null,
                null,
                null);
    }

    String address() {
        return address("/inbox");
    }

    /** The address of an action, which leads back to this view. */
    public String address(String path) {
        return build(path, shelf(), account, start());
    }

    String onShelf(Shelf shelf) {
        return build("/inbox", shelf, account, 0);
    }

    public String ofAccount(@Nullable String only) {
        return build("/inbox", shelf(), only, 0);
    }

    String from(int newStart) {
        return build("/inbox", shelf(), account, newStart);
    }

    private String build(String path, Shelf shelf, @Nullable String only, int from) {
        var uri = UriComponentsBuilder.fromPath(path);
        if (shelf != Shelf.INBOX) {
            uri.queryParam("view", shelf.word());
        }
        add(uri, "type", textOf(type));
        add(uri, "account", textOf(only));
        add(uri, "offset", from == 0 ? null : String.valueOf(from));
        return uri.toUriString();
    }

    private static void add(UriComponentsBuilder uri, String name, @Nullable String value) {
        if (value != null) {
            uri.queryParam(name, value);
        }
    }

    private static @Nullable String textOf(@Nullable String text) {
        return text != null && text.matches("[\\w-]{1,64}") ? text : null;
    }
}
