package io.spikewatch.billing.detection;

import io.spikewatch.billing.judgement.Examined;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much of a part has been examined, in ids' order of the organizations.
 *
 * @param examinedTo the last of them; null: none yet
 * @param isDone none is left
 * @param organizations examined since the part was taken up
 * @param spikes found in these: messages, or what would be
 * @param series judged of these
 */
record Progress(@Nullable String examinedTo, boolean isDone, int organizations, int spikes, int series) {

    static Progress of(DetectionPart part) {
        return new Progress(part.examinedTo(), false, 0, 0, 0);
    }

    /** @param asked how many organizations were asked for */
    Progress with(List<Examined> batch, int asked, int found) {
        return new Progress(
                batch.isEmpty()
                        ? examinedTo
                        : batch.get(batch.size() - 1).organization().id(),
                batch.size() < asked,
                organizations + batch.size(),
                spikes + found,
                series + batch.stream().mapToInt(Progress::seriesOf).sum());
    }

    private static int seriesOf(Examined examined) {
        return examined.series().values().stream().mapToInt(Integer::intValue).sum();
    }
}
