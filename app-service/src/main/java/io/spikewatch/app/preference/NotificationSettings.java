package io.spikewatch.app.preference;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How each person wants to be told. */
@Component
@Transactional(readOnly = true)
public class NotificationSettings {

    private final PreferenceRepository preferences;
    private final MuteRepository mutes;
    private final SettingsRules rules;
    private final ApplicationEventPublisher events;

    NotificationSettings(
            PreferenceRepository preferences,
            MuteRepository mutes,
            SettingsRules rules,
            ApplicationEventPublisher events) {
        this.preferences = preferences;
        this.mutes = mutes;
        this.rules = rules;
        this.events = events;
    }

    public Settings of(UUID userId) {
        return Objects.requireNonNull(of(List.of(userId)).get(userId));
    }

    /** Everybody has some, whether they ever changed them or not. */
    public Map<UUID, Settings> of(Collection<UUID> people) {
        var chosen = preferences.of(people);
        var muted = mutes.of(people);
        var settings = new HashMap<UUID, Settings>();
        people.forEach(person -> settings.put(
                person,
                chosen.getOrDefault(person, Settings.INITIAL).withMuted(muted.getOrDefault(person, List.of()))));
        return settings;
    }

    public List<Mute> muted(UUID userId) {
        return of(userId).muted();
    }

    /** Who of the people has muted the type, and of which accounts. */
    public Set<Muted> muted(String notificationType, Collection<UUID> people) {
        return people.isEmpty() ? Set.of() : mutes.among(people, notificationType);
    }

    /** What a person's webhook is signed with; empty where they have none. */
    public Optional<String> webhookSecret(UUID userId) {
        return preferences.webhookSecret(userId);
    }

    /** Either all of what becomes of the present settings is right and replaces them, or nothing changes. */
    @Transactional
    public SavedSettings change(UUID userId, UnaryOperator<Settings> change) {
        preferences.lock(userId);
        var present = of(userId);
        var changed = rules.check(change.apply(present));
        var webhook = changed.addresses().webhook();
        var isOther = !Objects.equals(present.addresses().webhook(), webhook);
        var newSecret = isOther && webhook != null ? WebhookSecret.random() : null;
        preferences.save(
                userId, changed, isOther ? newSecret : webhookSecret(userId).orElse(null));
        mutes.replace(userId, changed.muted());
        events.publishEvent(new SettingsChanged(userId));
        return new SavedSettings(changed, newSecret);
    }

    /** Mutes one type, of one account or altogether, beside what is muted already. */
    @Transactional
    public void mute(UUID userId, String notificationType, @Nullable UUID accountId) {
        var added = new Mute(notificationType, accountId);
        change(
                userId,
                present -> present.withMuted(
                        Stream.concat(without(added, present), Stream.of(added)).toList()));
    }

    @Transactional
    public void unmute(UUID userId, String notificationType, @Nullable UUID accountId) {
        var removed = new Mute(notificationType, accountId);
        change(userId, present -> present.withMuted(without(removed, present).toList()));
    }

    private static Stream<Mute> without(Mute mute, Settings settings) {
        return settings.muted().stream().filter(each -> !each.equals(mute));
    }
}
