package io.spikewatch.app.hold;

import io.spikewatch.app.audit.AuditLog;
import io.spikewatch.app.hold.Hold.State;
import io.spikewatch.app.organization.Caller;
import io.spikewatch.app.send.CampaignSends;
import io.spikewatch.web.Problem;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What operators decide about campaigns that were stopped. */
@Component
public class Holds {

    private static final Logger log = LoggerFactory.getLogger(Holds.class);

    private final HoldRepository holds;
    private final CampaignSends sends;
    private final AuditLog audit;
    private final Clock clock;

    Holds(HoldRepository holds, CampaignSends sends, AuditLog audit, Clock clock) {
        this.holds = holds;
        this.sends = sends;
        this.audit = audit;
        this.clock = clock;
    }

    /** The answer is how many sends go on. */
    @Transactional
    public int release(Caller operator, UUID id, String reason) {
        settle(operator, id, State.RELEASED, "release", reason);
        return sends.release(id);
    }

    /** The answer is how many sends will never be delivered. */
    @Transactional
    public int discard(Caller operator, UUID id, String reason) {
        settle(operator, id, State.DISCARDED, "discard", reason);
        return sends.discard(id, reason);
    }

    /** Newest first. */
    public List<Hold> list(int limit, int offset) {
        return holds.list(limit, offset);
    }

    public long count() {
        return holds.count();
    }

    /** @throws Problem 404 if there is no such hold */
    public Hold get(UUID id) {
        return holds.find(id).orElseThrow(() -> Problem.notFound("The hold"));
    }

    /** Why it was settled; empty while it isn't. */
    public Optional<String> reason(UUID id) {
        return audit.latest(target(id)).map(AuditLog.Line::reason);
    }

    private static String target(UUID id) {
        return "holds/" + id;
    }

    /** Those that nobody has decided about yet, newest first. */
    public List<Hold> open() {
        return holds.listOpen();
    }

    private void settle(Caller operator, UUID id, State state, String action, String reason) {
        var hold = get(id);
        holds.lock(hold.campaign());
        if (!holds.settle(id, state, operator.userId().toString(), clock.instant())) {
            throw Problem.conflict("hold_settled", "The hold was released or discarded before.");
        }
        audit.add(operator, action, target(id), reason);
        log.info("Hold settled: hold={} campaign={} action={}", id, hold.campaign(), action);
    }
}
