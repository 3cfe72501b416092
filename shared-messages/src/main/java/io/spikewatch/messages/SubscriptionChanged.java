package io.spikewatch.messages;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An organization's subscription became another.
 *
 * @param oldPlan key of the plan before; null before the first
 * @param newPlan key of the plan it is on now
 * @param planType what kind of subscription, where the sender tells kinds apart
 * @param status {@code trialing}, {@code active}, {@code past_due} or {@code canceled}
 * @param effectiveAt when it came to be at its source, however late it is told
 * @param canceledAt when it was or will be canceled, where the source says so
 */
public record SubscriptionChanged(
        String organizationId,
        Change change,
        @Nullable String oldPlan,
        @Nullable String newPlan,
        @Nullable String planType,
        @Nullable String status,
        Instant effectiveAt,
        @Nullable Instant canceledAt)
        implements BillingMessage {

    public static final String TYPE = "subscription_changed";

    @Override
    public String type() {
        return TYPE;
    }

    /** What changed most. */
    public enum Change {
        @JsonProperty("created")
        CREATED,
        @JsonProperty("upgraded")
        UPGRADED,
        @JsonProperty("downgraded")
        DOWNGRADED,
        @JsonProperty("updated")
        UPDATED,
        @JsonProperty("canceled")
        CANCELED,
        @JsonProperty("trial_started")
        TRIAL_STARTED,
        @JsonProperty("trial_ending")
        TRIAL_ENDING
    }
}
