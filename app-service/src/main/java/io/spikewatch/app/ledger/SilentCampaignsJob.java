package io.spikewatch.app.ledger;

import io.spikewatch.app.message.DatabaseGate;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

@Component
class SilentCampaignsJob {

    private final SilentCampaigns campaigns;
    private final DatabaseGate gate;

    SilentCampaignsJob(SilentCampaigns campaigns, DatabaseGate gate) {
        this.campaigns = campaigns;
        this.gate = gate;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.DAYS)
    void notice() {
        gate.whileOpen(campaigns::notice);
    }
}
