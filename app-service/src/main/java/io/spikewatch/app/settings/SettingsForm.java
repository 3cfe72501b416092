package io.spikewatch.app.settings;

import io.spikewatch.app.preference.Addresses;
import io.spikewatch.app.preference.Channel;
import io.spikewatch.app.preference.QuietHours;
import io.spikewatch.app.preference.Settings;
import io.spikewatch.web.Problem;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;

/**
 * What somebody entered, right or wrong.
 *
 * @param type those that channels could be chosen for; of others nothing is said
 * @param channel chosen ones, such as {@code billing_alert:email}
 */
record SettingsForm(
        List<String> type,
        List<String> channel,
        @Nullable String slack,
        @Nullable String webhook,
        @BindParam("quiet_from") @Nullable String quietFrom,
        @BindParam("quiet_to") @Nullable String quietTo,
        @BindParam("time_zone") @Nullable String timeZone)
        implements Serializable {

    /** Besides the inbox, which has everything. */
    static final List<Channel> OUTSIDE = Arrays.stream(Channel.values())
            .filter(each -> each != Channel.IN_APP)
            .toList();

    /** Where no box is ticked, none is sent. */
    SettingsForm {
        type = new ArrayList<>(Objects.requireNonNullElse(type, List.of()));
        channel = new ArrayList<>(Objects.requireNonNullElse(channel, List.of()));
    }

    static SettingsForm of(Settings settings) {
        var quiet = settings.quietHours();
        return new SettingsForm(
                List.copyOf(settings.channels().keySet()),
                settings.channels().entrySet().stream()
                        .flatMap(chosen -> chosen.getValue().stream().map(each -> name(chosen.getKey(), each)))
                        .toList(),
                settings.addresses().slack(),
                settings.addresses().webhook(),
                quiet == null ? null : quiet.from().toString(),
                quiet == null ? null : quiet.to().toString(),
                quiet == null ? null : quiet.timeZone().getId());
    }

    static String name(String type, Channel channel) {
        return type + ":" + channel.word();
    }

    boolean hasChosen(String type, Channel channel) {
        return this.channel.contains(name(type, channel));
    }

    /** The settings as they are to become; throws a 400 problem for hours that are none. */
    Settings appliedTo(Settings present) {
        return present.withChannels(channels(present.channels()))
                .withAddresses(addresses())
                .withQuietHours(quietHours());
    }

    Addresses addresses() {
        return new Addresses(text(slack), text(webhook));
    }

    private Map<String, List<Channel>> channels(Map<String, List<Channel>> present) {
        var channels = new LinkedHashMap<>(present);
        type.forEach(each -> channels.put(each, channelsOf(each)));
        return channels;
    }

    private List<Channel> channelsOf(String type) {
        var outside = OUTSIDE.stream().filter(each -> hasChosen(type, each));
        return Stream.concat(Stream.of(Channel.IN_APP), outside).toList();
    }

    private @Nullable QuietHours quietHours() {
        if (text(quietFrom) == null && text(quietTo) == null) {
            return null;
        }
        return new QuietHours(
                read("quiet_hours.from", quietFrom, LocalTime::parse, "must be a time such as 22:00"),
                read("quiet_hours.to", quietTo, LocalTime::parse, "must be a time such as 07:00"),
                read("quiet_hours.time_zone", timeZone, ZoneId::of, "must be a time zone such as Europe/Berlin"));
    }

    private static <T> T read(String field, @Nullable String entered, Function<String, T> meaning, String complaint) {
        try {
            return meaning.apply(Objects.requireNonNullElse(entered, "").strip());
        } catch (DateTimeException malformed) {
            throw Problem.invalid(field, complaint);
        }
    }

    private static @Nullable String text(@Nullable String entered) {
        return entered == null || entered.isBlank() ? null : entered.strip();
    }
}
