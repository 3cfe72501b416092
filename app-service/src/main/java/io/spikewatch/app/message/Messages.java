package io.spikewatch.app.message;

import io.spikewatch.messages.BillingMessageCodec;
import io.spikewatch.messages.Decoded;
import io.spikewatch.messages.Decoded.Rejected;
import io.spikewatch.messages.Decoded.Valid;
import io.spikewatch.messages.Envelope;
import io.spikewatch.web.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Received messages: each has its effect once, in the transaction that records it. */
@Component
public class Messages {

    /**
     * What found nobody is looked at once more by itself: somebody may have been assigned in a transaction that could
     * not see the message yet, as the message could not see them.
     */
    private static final Duration SECOND_LOOK = Duration.ofSeconds(4);

    private final ReceivedMessageRepository received;
    private final MessageHandlers handlers;
    private final BillingMessageCodec codec;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Messages(
            ReceivedMessageRepository received,
            MessageHandlers handlers,
            BillingMessageCodec codec,
            ApplicationEventPublisher events,
            Clock clock) {
        this.received = received;
        this.handlers = handlers;
        this.codec = codec;
        this.events = events;
        this.clock = clock;
    }

    /** A message that was received, whatever became of it. */
    @Transactional(readOnly = true)
    public Optional<Envelope> find(UUID id) {
        return received.find(id)
                .map(message -> codec.decodeJson(message.body()))
                .flatMap(Messages::envelope);
    }

    /** Those that are {@code rejected} or {@code unrouted}, newest first. */
    public List<StoredMessage> list(String state, int limit, int offset) {
        return received.list(state, limit, offset);
    }

    public long count(String state) {
        return received.count(state);
    }

    /** The newest valid messages of an event that were received within a time, newest first, to be read in parts. */
    public List<UUID> newest(String event, Duration within, int most) {
        return received.newest(event, clock.instant().minus(within), most);
    }

    /** Those that were received, in this order. */
    public List<Envelope> find(List<UUID> ids) {
        return received.bodies(ids).stream()
                .map(codec::decodeJson)
                .flatMap(each -> envelope(each).stream())
                .toList();
    }

    /** Takes a message of our own as if it came by the queue: at once, in the caller's transaction, and once. */
    @Transactional
    public void receive(Envelope envelope) {
        var isKnown = received.find(MessageIds.of(envelope.id()))
                .filter(StoredMessage::isHandled)
                .isPresent();
        if (!isKnown) { // whoever claims a row waits for all others who do
            receive(new Valid(envelope, codec.toJson(envelope), List.of()));
        }
    }

    /** Has the unrouted messages that await any of these tried again, in the background, once this is committed. */
    @Transactional
    public void retryWaiting(Collection<String> awaited) {
        received.retryWaiting(awaited, clock.instant());
    }

    @Transactional
    Receipt receive(Valid message) {
        return handle(message, clock.instant().plus(SECOND_LOOK));
    }

    /** The same rejected message again stays one; another one under the same id is kept beside it. */
    @Transactional
    Receipt reject(Rejected message) {
        var content = MessageIds.ofContent(message.json());
        var id = message.messageId() == null ? content : MessageIds.of(message.messageId());
        var isNew = keep(id, message) || !isKept(id, message) && keep(content, message);
        return isNew ? Receipt.REJECTED : Receipt.DUPLICATE;
    }

    /** False if there is a message of this id; waits for whoever is just storing one. */
    private boolean keep(UUID id, Rejected message) {
        return received.insertRejected(id, message.type(), message.reason(), message.json(), clock.instant());
    }

    private boolean isKept(UUID id, Rejected message) {
        return received.find(id)
                .filter(kept -> kept.body().equals(message.json()))
                .isPresent();
    }

    /** Tries a message again on somebody's word; what had its effect has no second one. */
    @Transactional
    public Receipt replay(UUID id) {
        var message = received.lock(id).orElseThrow(() -> Problem.notFound("The message"));
        return message.isHandled() ? Receipt.DUPLICATE : tryAgain(message);
    }

    /** Tries a message again if it is due; empty if it isn't any more, or another replica is busy with it. */
    @Transactional
    Optional<Receipt> retry(UUID id) {
        return received.lockDue(id, clock.instant()).map(this::tryAgain);
    }

    private Receipt tryAgain(StoredMessage message) {
        if (!(decoded(message) instanceof Valid valid)) {
            return Receipt.REJECTED;
        }
        if (!message.id().equals(MessageIds.of(valid.envelope().id()))) {
            received.markHandled(message.id()); // a rejected one kept under the id of its content
        }
        return handle(valid, null);
    }

    /** What was rejected is judged as it was then: as somebody else's. */
    private Decoded decoded(StoredMessage message) {
        return message.isRejected() ? codec.decode(message.body(), Map.of()) : codec.decodeJson(message.body());
    }

    private Receipt handle(Valid valid, @Nullable Instant retryAt) {
        var message = new ReceivedMessage(MessageIds.of(valid.envelope().id()), valid.envelope());
        return received.claim(message.id(), valid.envelope().message(), valid.json(), clock.instant())
                .map(first -> handle(message, first, retryAt))
                .orElse(Receipt.DUPLICATE);
    }

    private Receipt handle(ReceivedMessage message, boolean first, @Nullable Instant retryAt) {
        var outcome = handlers.handle(message);
        if (first) {
            events.publishEvent(new MessageRecorded(message));
        }
        if (outcome instanceof Outcome.Untold untold) {
            received.leaveUntold(message.id(), untold.reason());
        }
        if (outcome instanceof Outcome.Unrouted unrouted) {
            received.leaveWaiting(message.id(), unrouted.reason(), unrouted.awaits(), retryAt);
            return Receipt.UNROUTED;
        }
        return Receipt.HANDLED;
    }

    private static Optional<Envelope> envelope(Decoded decoded) {
        return decoded instanceof Valid valid ? Optional.of(valid.envelope()) : Optional.empty();
    }
}
