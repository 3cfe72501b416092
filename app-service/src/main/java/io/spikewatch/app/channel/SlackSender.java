package io.spikewatch.app.channel;

import io.spikewatch.app.organization.User;
import io.spikewatch.app.preference.Channel;
import io.spikewatch.app.preference.Settings;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes to an incoming webhook of Slack, or of something compatible. */
@Component
class SlackSender implements Sender {

    private final ChannelHttp http;
    private final JsonMapper json;

    SlackSender(ChannelHttp http, JsonMapper json) {
        this.http = http;
        this.json = json;
    }

    @Override
    public Channel channel() {
        return Channel.SLACK;
    }

    @Override
    public Optional<String> addressOf(User person, Settings settings) {
        return Optional.ofNullable(settings.addresses().slack());
    }

    @Override
    public void send(Letter letter) throws NotSentException {
        http.post(letter.address(), json.writeValueAsBytes(Message.of(letter)), Map.of());
    }

    /** Without markup, which names could have as well. */
    record Message(String text, boolean mrkdwn) {

        static Message of(Letter letter) {
            return new Message(SlackSender.text(letter), false);
        }
    }

    private static String text(Letter letter) {
        return "%s\n%s\n%s"
                .formatted(
                        plain(letter.headline()),
                        plain(letter.notification().body()),
                        plain(letter.link().toString()));
    }

    /** As Slack asks for it; what is left can be no link and call nobody by name. */
    private static String plain(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
