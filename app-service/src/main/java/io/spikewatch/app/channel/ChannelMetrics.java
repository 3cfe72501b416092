package io.spikewatch.app.channel;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.spikewatch.app.preference.Channel;
import org.springframework.stereotype.Component;

/** Figures about notifications on their way to people. */
@Component
class ChannelMetrics {

    private final MeterRegistry meters;

    ChannelMetrics(MeterRegistry meters, ChannelDeliveryRepository deliveries) {
        this.meters = meters;
        Gauge.builder("app.channel.waiting", deliveries, ChannelDeliveryRepository::countWaiting)
                .description("Notifications that wait to be sent outside the inbox")
                .register(meters);
    }

    /** @param outcome sent, failed (it will be tried again), withdrawn or given_up */
    void count(Channel channel, String outcome) {
        Counter.builder("app.channel.deliveries")
                .description("What became of notifications outside the inbox")
                .tag("channel", channel.word())
                .tag("outcome", outcome)
                .register(meters)
                .increment();
    }
}
