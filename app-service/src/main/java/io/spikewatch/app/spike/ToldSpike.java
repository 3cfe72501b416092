package io.spikewatch.app.spike;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The spike that a notification tells of.
 *
 * @param organizationId whose usage it is, where known
 * @param withdrawn what of it no longer holds
 * @param holdsAgain whether all of it holds, though something was taken back
 * @param partsAgain the usage that holds again, where all of it was taken back and some still is
 * @param useful what its recipient said of it; null: nothing
 */
public record ToldSpike(
        String id,
        @Nullable String organizationId,
        List<WithdrawnEntry> withdrawn,
        boolean holdsAgain,
        List<String> partsAgain,
        @Nullable Boolean useful) {

    static final String HOLDS_AGAIN = "holds_again";
    static final String WHOLLY_WITHDRAWN = "wholly_withdrawn";
    static final String USEFUL = "useful";

    public ToldSpike {
        withdrawn = List.copyOf(withdrawn);
        partsAgain = List.copyOf(partsAgain);
    }

    /** What a notification carries once its recipient said so. */
    public static Map<String, Object> said(boolean useful) {
        return Map.of(USEFUL, useful);
    }

    /**
     * One entry of it.
     *
     * @param usage the metric, and whose it is where it is a team's
     */
    public record WithdrawnEntry(String usage, String reason) {}
}
