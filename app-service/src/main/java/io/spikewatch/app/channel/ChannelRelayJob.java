package io.spikewatch.app.channel;

import io.spikewatch.app.message.DatabaseFailures;
import io.spikewatch.app.message.DatabaseGate;
import io.spikewatch.app.outside.RelayThreads;
import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Keeps the channels going, each on threads of its own: a slow one delays no other, and no other job. */
@Component
class ChannelRelayJob {

    private static final Logger log = LoggerFactory.getLogger(ChannelRelayJob.class);

    /** Each holds a database connection while it sends. */
    private static final int RELAYS_PER_CHANNEL = 2;

    private final Map<Sender, RelayThreads> pools;
    private final ChannelRelay relay;
    private final DatabaseGate gate;

    ChannelRelayJob(List<Sender> senders, ChannelRelay relay, DatabaseGate gate) {
        this.pools = senders.stream().collect(Collectors.toMap(Function.identity(), ChannelRelayJob::newPool));
        this.relay = relay;
        this.gate = gate;
    }

    private static RelayThreads newPool(Sender sender) {
        return new RelayThreads(sender.channel().word(), RELAYS_PER_CHANNEL);
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void relay() {
        pools.keySet().forEach(this::start);
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.DAYS)
    void forgetSettled() {
        gate.whileOpen(() -> log.info("Old deliveries deleted: deliveries={}", relay.forgetSettled()));
    }

    private void start(Sender sender) {
        pool(sender).start(() -> gate.whileOpen(() -> sendAll(sender)));
    }

    /** Where there was something to send, there may be enough for another thread. */
    private void sendAll(Sender sender) {
        try {
            while (!pool(sender).areStopped() && relay.sendNext(sender)) {
                start(sender);
            }
        } catch (RuntimeException e) {
            if (DatabaseFailures.isOutage(e)) {
                throw e;
            }
            log.error("Channel failed: channel={}", sender.channel().word(), e);
        }
    }

    private RelayThreads pool(Sender sender) {
        return Objects.requireNonNull(pools.get(sender));
    }

    @PreDestroy
    void stop() throws InterruptedException {
        pools.values().forEach(RelayThreads::stop);
        for (var pool : pools.values()) {
            pool.awaitEnd();
        }
    }
}
