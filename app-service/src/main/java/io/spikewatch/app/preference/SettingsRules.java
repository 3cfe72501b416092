package io.spikewatch.app.preference;

import io.spikewatch.app.outside.OutsideAddresses;
import io.spikewatch.web.Fields;
import io.spikewatch.web.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What settings must be; each complaint is a 400 problem naming the member that is wrong. */
@Component
class SettingsRules {

    private static final int MAX_MUTES = 500;

    private final Topics topics;
    private final OutsideAddresses outside;

    SettingsRules(Topics topics, OutsideAddresses outside) {
        this.topics = topics;
        this.outside = outside;
    }

    /** The same settings, without a channel being named twice. */
    Settings check(Settings settings) {
        checkMutes(Fields.required(settings.muted(), "muted"));
        if (settings.quietHours() != null) {
            checkHours(settings.quietHours());
        }
        checkAddresses(Fields.required(settings.addresses(), "addresses"));
        return settings.withChannels(distinct(Fields.required(settings.channels(), "channels")));
    }

    private void checkMutes(List<@Nullable Mute> muted) {
        Fields.check(muted.size() <= MAX_MUTES, "muted", "must be a list of at most " + MAX_MUTES);
        for (var each : muted) {
            var mute = Fields.required(each, "muted");
            checkType(mute.notificationType(), "muted.notification_type");
            var account = mute.accountId();
            Fields.check(account == null || topics.hasAccount(account), "muted.account_id", "is not an account");
        }
    }

    private static void checkHours(QuietHours hours) {
        var from = Fields.required(hours.from(), "quiet_hours.from");
        var to = Fields.required(hours.to(), "quiet_hours.to");
        Fields.required(hours.timeZone(), "quiet_hours.time_zone");
        Fields.check(!from.equals(to), "quiet_hours.to", "must be another time than from");
    }

    private void checkAddresses(Addresses addresses) {
        checkAddress("addresses.slack", addresses.slack());
        checkAddress("addresses.webhook", addresses.webhook());
    }

    private void checkAddress(String field, @Nullable String address) {
        if (address != null) {
            outside.complaintAbout(address).ifPresent(complaint -> {
                throw Problem.invalid(field, complaint);
            });
        }
    }

    private Map<String, List<Channel>> distinct(Map<String, @Nullable List<@Nullable Channel>> chosen) {
        var distinct = new LinkedHashMap<String, List<Channel>>();
        chosen.forEach((type, channels) -> {
            checkType(type, "channels");
            distinct.put(
                    type,
                    Fields.required(channels, "channels." + type).stream()
                            .map(each -> Fields.required(each, "channels." + type))
                            .distinct()
                            .toList());
        });
        return distinct;
    }

    private void checkType(String type, String field) {
        Fields.check(topics.hasType(type), field, "is not a type of notification");
    }
}
