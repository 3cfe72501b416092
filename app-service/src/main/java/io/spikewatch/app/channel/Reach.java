package io.spikewatch.app.channel;

import io.spikewatch.app.organization.User;
import io.spikewatch.app.preference.Channel;
import io.spikewatch.app.preference.Settings;
import java.util.List;
import org.springframework.stereotype.Component;

/** Whom the channels reach. */
@Component
public class Reach {

    private final List<Sender> senders;

    Reach(List<Sender> senders) {
        this.senders = senders;
    }

    /** False where there is no address to send to, or nothing to send with. */
    public boolean reaches(User person, Settings settings, Channel channel) {
        return senders.stream()
                .filter(sender -> sender.channel() == channel)
                .anyMatch(sender -> sender.addressOf(person, settings).isPresent());
    }
}
