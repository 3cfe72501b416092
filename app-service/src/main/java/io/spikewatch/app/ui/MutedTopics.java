package io.spikewatch.app.ui;

import io.spikewatch.app.organization.Caller;
import io.spikewatch.app.page.NotificationTypes;
import io.spikewatch.app.preference.Mute;
import io.spikewatch.app.preference.NotificationSettings;
import java.util.List;
import org.springframework.stereotype.Component;

/** Words what a person has muted. */
@Component
class MutedTopics {

    private static final int MOST = 50;

    private final NotificationSettings settings;
    private final VisibleAccounts accounts;

    MutedTopics(NotificationSettings settings, VisibleAccounts accounts) {
        this.settings = settings;
        this.accounts = accounts;
    }

    List<InboxContent.Muted> of(Caller caller) {
        return settings.muted(caller.userId()).stream()
                .limit(MOST)
                .map(each -> new InboxContent.Muted(labelOf(caller, each), each.notificationType(), each.accountId()))
                .toList();
    }

    String labelOf(Caller caller, Mute mute) {
        var type = NotificationTypes.labelOf(mute.notificationType());
        return mute.accountId() == null
                ? type + " of all accounts"
                : type + " of " + accounts.nameOf(caller, mute.accountId().toString());
    }
}
