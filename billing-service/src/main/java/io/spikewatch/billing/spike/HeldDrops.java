package io.spikewatch.billing.spike;

import io.spikewatch.billing.history.Organizations;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Drops that people hear of, or don't, once it is known how many others dropped on the same date. What is found while this
 * is decided waits for the next time.
 */
@Component
public class HeldDrops {

    private final SpikeRepository repository;
    private final SpikeMessages messages;
    private final Organizations organizations;

    HeldDrops(SpikeRepository repository, SpikeMessages messages, Organizations organizations) {
        this.repository = repository;
        this.messages = messages;
        this.organizations = organizations;
    }

    /** Since when the drops of which dates wait. */
    public Map<LocalDate, Instant> since() {
        return repository.waiting();
    }

    /** How many usage types of organizations dropped on a date, whether people heard of it or not. */
    public int dropped(LocalDate date) {
        return repository.dropped(date);
    }

    /** Tells of all that waits of a date. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void release(LocalDate date) {
        tell(repository.lockWaiting(date));
    }

    /** Tells of none of the drops that wait of a date, only of rises beside them. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void suppress(LocalDate date) {
        var ids = repository.lockWaiting(date);
        repository.suppress(ids);
        tell(ids);
    }

    private void tell(List<UUID> ids) {
        var spikes = repository.waiting(ids);
        var known =
                organizations.find(spikes.stream().map(Spike::organizationId).toList());
        spikes.stream()
                .map(spike -> spike.holding().heard())
                .filter(spike -> !spike.spikes().isEmpty())
                .forEach(spike -> messages.tell(Objects.requireNonNull(known.get(spike.organizationId())), spike));
        repository.settle(spikes.stream().map(Spike::id).toList());
    }
}
