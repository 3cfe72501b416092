package io.spikewatch.billing.alert;

import java.util.UUID;

/**
 * An alert whose condition holds as far as is known: open, or acknowledged.
 *
 * @param toldLive whether people heard of it as of news
 */
public record StandingAlert(
        UUID id, String organizationId, Condition condition, boolean acknowledged, boolean toldLive) {

    /** Whether people are yet to hear of it, once the usage that it is about is news. */
    public boolean isSilent() {
        return !acknowledged && !toldLive && condition.usage() != null;
    }
}
