package io.spikewatch.app.channel;

import io.spikewatch.app.notification.Notification;
import io.spikewatch.app.organization.User;
import io.spikewatch.app.preference.Channel;
import io.spikewatch.app.preference.NotificationSettings;
import io.spikewatch.app.preference.Settings;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Sends notifications as JSON, signed as the Standard Webhooks specification says. */
@Component
class WebhookSender implements Sender {

    private final ChannelHttp http;
    private final NotificationSettings settings;
    private final JsonMapper json;
    private final Clock clock;

    WebhookSender(ChannelHttp http, NotificationSettings settings, JsonMapper json, Clock clock) {
        this.http = http;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public Channel channel() {
        return Channel.WEBHOOK;
    }

    @Override
    public Optional<String> addressOf(User person, Settings settings) {
        return Optional.ofNullable(settings.addresses().webhook());
    }

    @Override
    public void send(Letter letter) throws NotSentException {
        var secret = settings.webhookSecret(letter.userId()).orElseThrow(() -> NotSentException.forGood("no_secret"));
        var body = json.writeValueAsBytes(Event.of(letter));
        var seconds = clock.instant().getEpochSecond();
        http.post(
                letter.address(),
                body,
                Map.of(
                        "webhook-id", letter.id().toString(),
                        "webhook-timestamp", String.valueOf(seconds),
                        "webhook-signature", WebhookSignature.of(secret, letter.id(), seconds, body)));
    }

    record Event(String type, Instant timestamp, Data data) {

        static Event of(Letter letter) {
            return new Event(
                    "notification.created",
                    letter.notification().createdAt(),
                    new Data(letter.organizationId(), letter.link(), letter.notification()));
        }
    }

    record Data(String organizationId, URI link, Notification notification) {}
}
