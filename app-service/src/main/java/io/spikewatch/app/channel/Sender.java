package io.spikewatch.app.channel;

import io.spikewatch.app.organization.User;
import io.spikewatch.app.preference.Channel;
import io.spikewatch.app.preference.Settings;
import java.util.Optional;

/** Tells people on one channel. */
interface Sender {

    Channel channel();

    /** Where this person is told; empty where the channel doesn't reach them. */
    Optional<String> addressOf(User person, Settings settings);

    /** Sends once, within a bounded time. Nothing that is thrown names the address. */
    void send(Letter letter) throws NotSentException;
}
