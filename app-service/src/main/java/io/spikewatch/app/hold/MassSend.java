package io.spikewatch.app.hold;

import io.spikewatch.app.campaign.Campaign;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A campaign planned more than it may. Published inside the transaction that planned it.
 *
 * @param hold what stopped it; null where operators only hear of it
 */
record MassSend(Campaign campaign, @Nullable UUID hold, Excess excess) {}
