package io.spikewatch.app.campaign;

import java.time.Instant;
import java.util.UUID;

/** A version of a campaign went into use. Published inside the transaction that makes it so. */
public record CampaignActivated(String campaign, int version, UUID by, Instant at) {}
