package io.spikewatch.app.hold;

import io.spikewatch.app.campaign.Campaign;
import io.spikewatch.app.send.CampaignSends;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** How many sends a campaign usually plans a day; days that are over don't change, so it is asked once a day. */
@Component
class UsualSends {

    private record Usual(LocalDate day, double sends) {}

    private final Map<String, Usual> known = new ConcurrentHashMap<>();
    private final CampaignSends sends;
    private final Clock clock;

    UsualSends(CampaignSends sends, Clock clock) {
        this.sends = sends;
        this.clock = clock;
    }

    double perDay(Campaign campaign) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return known.compute(
                        campaign.key(),
                        (key, usual) -> usual != null && usual.day().equals(today)
                                ? usual
                                : new Usual(today, sends.usualPerDay(campaign, today)))
                .sends();
    }
}
