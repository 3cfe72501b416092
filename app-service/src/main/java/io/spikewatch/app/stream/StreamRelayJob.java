package io.spikewatch.app.stream;

import io.spikewatch.app.message.DatabaseGate;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.stereotype.Component;

/** Keeps the relay going on a thread of its own, so that no long job delays it. */
@Component
class StreamRelayJob {

    private static final Logger log = LoggerFactory.getLogger(StreamRelayJob.class);

    private static final Duration ROUND = Duration.ofMillis(250);
    private static final Duration DISMISSAL = Duration.ofSeconds(1);
    private static final Duration KEPT = Duration.ofDays(7);

    private final ThreadPoolTaskScheduler thread = new ThreadPoolTaskScheduler();
    private final StreamRelay relay;
    private final Streams streams;
    private final ChangeRepository changes;
    private final DatabaseGate gate;
    private final Duration heartbeat;

    StreamRelayJob(
            StreamRelay relay,
            Streams streams,
            ChangeRepository changes,
            DatabaseGate gate,
            StreamProperties properties) {
        this.relay = relay;
        this.streams = streams;
        this.changes = changes;
        this.gate = gate;
        this.heartbeat = properties.heartbeat();
    }

    @PostConstruct
    void start() {
        thread.setThreadNamePrefix("streams-");
        thread.initialize();
        thread.scheduleWithFixedDelay(() -> gate.whileOpen(relay::advance), ROUND);
        thread.scheduleWithFixedDelay(() -> gate.whileOpen(relay::dismiss), DISMISSAL);
        thread.scheduleAtFixedRate(() -> streams.all().forEach(OpenStream::beat), heartbeat);
    }

    @PreDestroy
    void stop() {
        thread.shutdown();
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.DAYS)
    void forgetOld() {
        gate.whileOpen(() -> {
            var oldest = changes.now().position().before(KEPT);
            log.info("Old changes deleted: changes={}", changes.forget(oldest));
        });
    }
}
