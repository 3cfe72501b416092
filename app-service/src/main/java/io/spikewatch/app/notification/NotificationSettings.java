package io.spikewatch.app.notification;

import io.spikewatch.web.Problem;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How each person wants to be told. */
@Component
class NotificationSettings {

    private final MuteRepository mutes;
    private final MutableTopics topics;

    NotificationSettings(MuteRepository mutes, MutableTopics topics) {
        this.mutes = mutes;
        this.topics = topics;
    }

    List<Mute> muted(UUID userId) {
        return mutes.of(userId);
    }

    /** Either all of it is right and replaces what was there, or nothing changes. */
    @Transactional
    void mute(UUID userId, List<Mute> muted) {
        muted.forEach(this::check);
        mutes.replace(userId, muted);
    }

    private void check(Mute mute) {
        if (!topics.hasType(mute.notificationType())) {
            throw Problem.invalid("muted.notification_type", "is not a type of notification");
        }
        if (mute.accountId() != null && !topics.hasAccount(mute.accountId())) {
            throw Problem.invalid("muted.account_id", "is not an account");
        }
    }
}
