package io.spikewatch.app.campaign;

import io.spikewatch.app.organization.Caller;
import io.spikewatch.web.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The campaigns and their switches. */
@Component
class Campaigns {

    private static final Logger log = LoggerFactory.getLogger(Campaigns.class);

    private final CampaignRepository repository;
    private final AuditLog audit;

    Campaigns(CampaignRepository repository, AuditLog audit) {
        this.repository = repository;
        this.audit = audit;
    }

    /** Once this is committed the campaign delivers nothing; what it would have sent waits, and so does what its channels still have. */
    @Transactional
    Campaign pause(Caller operator, String key, String reason) {
        return turn(operator, key, true, reason);
    }

    /** What waited is delivered soon after. */
    @Transactional
    Campaign resume(Caller operator, String key, String reason) {
        return turn(operator, key, false, reason);
    }

    Campaign get(String key) {
        return repository.find(key).orElseThrow(() -> Problem.notFound("The campaign"));
    }

    private Campaign turn(Caller operator, String key, boolean paused, String reason) {
        repository.lockForSwitch(get(key).event());
        if (repository.setPaused(key, paused)) {
            audit.add(operator, paused ? "pause" : "resume", key, reason);
            log.info("Campaign switched: campaign={} paused={}", key, paused);
        }
        return get(key);
    }
}
