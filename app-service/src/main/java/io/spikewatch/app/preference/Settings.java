package io.spikewatch.app.preference;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a person wants to be told.
 *
 * @param channels by type of notification; a type that isn't named is told in the inbox alone
 */
public record Settings(
        List<Mute> muted,
        Map<String, List<Channel>> channels,
        @Nullable QuietHours quietHours,
        Addresses addresses) {

    static final Settings INITIAL = new Settings(List.of(), Map.of(), null, Addresses.NONE);

    public Settings withMuted(List<Mute> others) {
        return new Settings(others, channels, quietHours, addresses);
    }

    public Settings withChannels(Map<String, List<Channel>> others) {
        return new Settings(muted, others, quietHours, addresses);
    }

    public Settings withQuietHours(@Nullable QuietHours other) {
        return new Settings(muted, channels, other, addresses);
    }

    public Settings withAddresses(Addresses others) {
        return new Settings(muted, channels, quietHours, others);
    }

    public boolean hasChosen(Channel channel, String notificationType) {
        return channels.getOrDefault(notificationType, List.of()).contains(channel);
    }

    /** Whether the type is muted, altogether or for the account with this id. */
    public boolean hasMuted(String notificationType, @Nullable String accountId) {
        return muted.stream()
                .filter(mute -> mute.notificationType().equals(notificationType))
                .anyMatch(mute ->
                        mute.accountId() == null || mute.accountId().toString().equals(accountId));
    }

    /** Now, or when it is quiet no more. */
    public Instant loudFrom(Instant now) {
        return quietHours == null ? now : quietHours.endOf(now).orElse(now);
    }
}
