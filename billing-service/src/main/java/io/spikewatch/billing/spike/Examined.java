package io.spikewatch.billing.spike;

import io.spikewatch.billing.history.Organization;
import java.util.List;

/** What the days of one organization came to: those that belong to an episode, in order. */
public record Examined(Organization organization, List<Finding> findings) {}
