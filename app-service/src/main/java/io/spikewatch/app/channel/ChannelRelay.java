package io.spikewatch.app.channel;

import io.spikewatch.app.channel.Letters.Judged;
import io.spikewatch.app.message.DatabaseFailures;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Sends what is due on a channel. The row is held while it is sent, so that of several relays only one sends it; should it
 * die between sending and committing, the notification leaves twice, with the same id.
 */
@Component
class ChannelRelay {

    private static final Logger log = LoggerFactory.getLogger(ChannelRelay.class);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final Duration MEMORY = Duration.ofDays(30);
    private static final int DOUBLINGS = 10;

    private final ChannelDeliveryRepository deliveries;
    private final Letters letters;
    private final PausedTopics paused;
    private final ChannelMetrics metrics;
    private final TransactionOperations transactions;
    private final Clock clock;

    ChannelRelay(
            ChannelDeliveryRepository deliveries,
            Letters letters,
            PausedTopics paused,
            ChannelMetrics metrics,
            TransactionOperations transactions,
            Clock clock) {
        this.deliveries = deliveries;
        this.letters = letters;
        this.paused = paused;
        this.metrics = metrics;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** False if nothing is due; what is paused isn't. A mistake of ours in one must not keep the next ones from being sent either. */
    boolean sendNext(Sender sender) {
        try {
            return transactions.execute(status -> sendDue(sender));
        } catch (MistakeException mistake) {
            transactions.executeWithoutResult(status -> setAside(mistake.delivery, mistake.failure));
            return true;
        }
    }

    /** How many were sent, withdrawn or given up so long ago that nobody asks. */
    int forgetSettled() {
        return deliveries.deleteSettled(clock.instant().minus(MEMORY));
    }

    private boolean sendDue(Sender sender) {
        var next = deliveries.claim(sender.channel(), paused.pausedTypes(), clock.instant());
        next.ifPresent(each -> act(each, sender));
        return next.isPresent();
    }

    private void act(ChannelDelivery delivery, Sender sender) {
        try {
            act(delivery, sender, letters.judge(delivery, sender));
        } catch (RuntimeException failure) {
            throw DatabaseFailures.isOutage(failure) ? failure : new MistakeException(delivery, failure);
        }
    }

    private void setAside(ChannelDelivery delivery, RuntimeException mistake) {
        log.error(
                "Notification can't be sent: delivery={} channel={}",
                delivery.id(),
                delivery.channel().word(),
                mistake);
        if (isExpired(delivery)) {
            settle(delivery, "given_up", mistake.getClass().getSimpleName());
        } else {
            metrics.count(delivery.channel(), "failed");
            deliveries.setAside(delivery, delivery.failures() + 1, nextTry(delivery));
        }
    }

    private void act(ChannelDelivery delivery, Sender sender, Judged judged) {
        if (judged instanceof Judged.Withdraw withdraw) {
            settle(delivery, "withdrawn", withdraw.reason());
        } else if (judged instanceof Judged.Wait quiet) {
            deliveries.postpone(delivery, delivery.failures(), quiet.until());
        } else if (judged instanceof Judged.Send send) {
            send(delivery, sender, send.letter());
        }
    }

    private void send(ChannelDelivery delivery, Sender sender, Letter letter) {
        var failure = attempt(sender, letter);
        if (failure == null) {
            succeed(delivery);
        } else if (failure.isFinal() || isExpired(delivery)) {
            giveUp(delivery, failure);
        } else {
            tryAgainLater(delivery, failure);
        }
    }

    /** Null if it was sent. */
    private static @Nullable NotSentException attempt(Sender sender, Letter letter) {
        try {
            sender.send(letter);
            return null;
        } catch (NotSentException failure) {
            return failure;
        }
    }

    /** What else waits for the person is due at once. */
    private void succeed(ChannelDelivery delivery) {
        settle(delivery, "sent", null);
        log.info(
                "Notification sent: delivery={} channel={} notification={}",
                delivery.id(),
                delivery.channel().word(),
                delivery.notificationId());
        if (delivery.failures() > 0) {
            deliveries.postpone(delivery, 0, clock.instant());
        }
    }

    private void giveUp(ChannelDelivery delivery, NotSentException failure) {
        log.warn(
                "Notification given up on a channel: delivery={} channel={} reason={}",
                delivery.id(),
                delivery.channel().word(),
                failure.getMessage());
        settle(delivery, "given_up", failure.getMessage());
    }

    private void tryAgainLater(ChannelDelivery delivery, NotSentException failure) {
        var failures = delivery.failures() + 1;
        log.warn(
                "Notification not sent, it waits: delivery={} channel={} failures={} reason={}",
                delivery.id(),
                delivery.channel().word(),
                failures,
                failure.getMessage());
        metrics.count(delivery.channel(), "failed");
        deliveries.postpone(delivery, failures, nextTry(delivery));
    }

    private boolean isExpired(ChannelDelivery delivery) {
        return !clock.instant().isBefore(delivery.expiresAt());
    }

    private Instant nextTry(ChannelDelivery delivery) {
        return clock.instant().plus(waitAfter(delivery.failures()));
    }

    /** Five seconds, and twice as long after each failure, up to an hour. */
    static Duration waitAfter(int failures) {
        var wait = FIRST_WAIT.multipliedBy(1L << Math.min(failures, DOUBLINGS));
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }

    private void settle(ChannelDelivery delivery, String state, @Nullable String reason) {
        deliveries.settle(delivery, state, reason, clock.instant());
        metrics.count(delivery.channel(), state);
    }

    /** One that couldn't be judged or sent, for a reason that lies with us. */
    private static final class MistakeException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient ChannelDelivery delivery;
        private final RuntimeException failure;

        MistakeException(ChannelDelivery delivery, RuntimeException failure) {
            super(failure);
            this.delivery = delivery;
            this.failure = failure;
        }
    }
}
