package io.spikewatch.billing.alert;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What an alert is about. */
public enum AlertType {
    /** Near the limit. */
    @JsonProperty("usage_soft_warning")
    USAGE_SOFT_WARNING(Metadata.Usage.class),
    /** At the limit, or beyond it. */
    @JsonProperty("usage_hard_warning")
    USAGE_HARD_WARNING(Metadata.Usage.class),
    /** Beyond a limit that more can be bought of. */
    @JsonProperty("overage_incurred")
    OVERAGE_INCURRED(Metadata.Overage.class),
    @JsonProperty("trial_expiring")
    TRIAL_EXPIRING(Metadata.Trial.class),
    @JsonProperty("subscription_canceled")
    SUBSCRIPTION_CANCELED(Metadata.Cancellation.class),
    @JsonProperty("plan_upgraded")
    PLAN_UPGRADED(Metadata.PlanChange.class),
    @JsonProperty("plan_downgraded")
    PLAN_DOWNGRADED(Metadata.PlanChange.class);

    private final Class<? extends Metadata> metadata;

    AlertType(Class<? extends Metadata> metadata) {
        this.metadata = metadata;
    }

    Class<? extends Metadata> metadata() {
        return metadata;
    }

    /** As in JSON, messages and the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static AlertType of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
