package io.spikewatch.app.campaign;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a version would have done with the events of the last days.
 *
 * @param recipients how many people it would have told
 * @param unknownWords words of its template that no such event carried
 */
public record DryRun(
        Instant at,
        int days,
        long wouldSend,
        long recipients,
        Map<String, Long> wouldSuppress,
        List<String> unknownWords) {}
