package io.spikewatch.app.notification;

import io.spikewatch.web.Problem;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How each person wants to be told. */
@Component
public class NotificationSettings {

    private final MuteRepository mutes;
    private final MutableTopics topics;

    NotificationSettings(MuteRepository mutes, MutableTopics topics) {
        this.mutes = mutes;
        this.topics = topics;
    }

    public List<Mute> muted(UUID userId) {
        return mutes.of(userId);
    }

    /** Either all of it is right and replaces what was there, or nothing changes. */
    @Transactional
    void mute(UUID userId, List<Mute> muted) {
        muted.forEach(this::check);
        mutes.replace(userId, muted);
    }

    /** Mutes one type, of one account or altogether, beside what is muted already. */
    @Transactional
    public void mute(UUID userId, String notificationType, @Nullable UUID accountId) {
        var added = new Mute(notificationType, accountId);
        var others = muted(userId).stream().filter(each -> !each.equals(added));
        mute(userId, Stream.concat(others, Stream.of(added)).toList());
    }

    @Transactional
    public void unmute(UUID userId, String notificationType, @Nullable UUID accountId) {
        var removed = new Mute(notificationType, accountId);
        mutes.replace(
                userId,
                muted(userId).stream().filter(each -> !each.equals(removed)).toList());
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
