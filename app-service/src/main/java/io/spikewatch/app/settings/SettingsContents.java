package io.spikewatch.app.settings;

import io.spikewatch.app.channel.Reach;
import io.spikewatch.app.organization.Caller;
import io.spikewatch.app.organization.Organizations;
import io.spikewatch.app.organization.User;
import io.spikewatch.app.organization.Users;
import io.spikewatch.app.page.Choice;
import io.spikewatch.app.page.NotificationTypes;
import io.spikewatch.app.preference.Channel;
import io.spikewatch.app.preference.NotificationSettings;
import io.spikewatch.app.preference.Settings;
import io.spikewatch.app.settings.SettingsContent.Box;
import io.spikewatch.app.settings.SettingsContent.Type;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts a person's settings, or what they entered in their place, into a form. */
@Component
class SettingsContents {

    private static final Pattern PLACE =
            Pattern.compile("UTC|(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+");

    private static final Map<Channel, String> LABELS =
            Map.of(Channel.EMAIL, "e-mail", Channel.SLACK, "Slack", Channel.WEBHOOK, "webhook");

    private final NotificationSettings settings;
    private final Users users;
    private final Organizations organizations;
    private final Reach reach;

    SettingsContents(NotificationSettings settings, Users users, Organizations organizations, Reach reach) {
        this.settings = settings;
        this.users = users;
        this.organizations = organizations;
        this.reach = reach;
    }

    SettingsContent of(Caller caller, @Nullable SettingsForm entered, Map<String, String> complaints) {
        var person = users.find(caller.userId()).orElseThrow();
        var stored = settings.of(person.id());
        var present = SettingsForm.of(stored);
        var form = entered == null ? present : entered;
        var reached = reached(person, stored.withAddresses(form.addresses()));
        return new SettingsContent(
                person.email(),
                form,
                types(person.id(), present)
                        .map(type -> type(type, form, reached))
                        .toList(),
                zones(form),
                complaints);
    }

    /** Spikes are told to staff alone; of whatever else somebody chose channels for they can choose others. */
    private Stream<String> types(UUID user, SettingsForm present) {
        var isStaff = organizations.roleOf(user, organizations.vendorId()).isPresent();
        var told = isStaff ? List.of("billing_alert", "usage_spike") : List.of("billing_alert");
        return Stream.concat(told.stream(), present.type().stream()).distinct();
    }

    private Set<Channel> reached(User person, Settings chosen) {
        return SettingsForm.OUTSIDE.stream()
                .filter(each -> reach.reaches(person, chosen, each))
                .collect(Collectors.toSet());
    }

    private static Type type(String type, SettingsForm form, Set<Channel> reached) {
        return new Type(
                type,
                NotificationTypes.labelOf(type),
                SettingsForm.OUTSIDE.stream()
                        .map(each -> box(each, type, form, reached.contains(each)))
                        .toList());
    }

    private static Box box(Channel channel, String type, SettingsForm form, boolean isReached) {
        var isChosen = form.hasChosen(type, channel);
        return new Box(
                new Choice(SettingsForm.name(type, channel), labelOf(channel), isChosen),
                isChosen && !isReached ? noteOn(channel) : null);
    }

    private static String noteOn(Channel channel) {
        return channel == Channel.EMAIL ? "No mail server is set up" : "No address is set";
    }

    private static String labelOf(Channel channel) {
        return LABELS.getOrDefault(channel, channel.word());
    }

    private static List<Choice> zones(SettingsForm form) {
        var chosen = Objects.requireNonNullElse(form.timeZone(), "UTC");
        var places = ZoneId.getAvailableZoneIds().stream().filter(PLACE.asMatchPredicate());
        return Stream.concat(places, Stream.of(chosen))
                .distinct()
                .sorted()
                .map(each -> new Choice(each, each.replace('_', ' '), each.equals(chosen)))
                .toList();
    }
}
