package io.spikewatch.billing.watch;

import io.spikewatch.billing.subscription.Subscription;
import io.spikewatch.billing.subscription.Subscriptions;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * The organizations that have to be looked at. A mark is stored with its reason and goes once its organization was looked
 * at, so that whatever fails or is stopped in between is made up for.
 */
@Component
class WatchList {

    private static final Logger log = LoggerFactory.getLogger(WatchList.class);

    /** So many are looked at together; that bounds the memory. */
    private static final int CHUNK = 200;

    private static final int PAGE = 1_000;

    /** Longer than anybody looks at a chunk; also the pause after a failure. */
    private static final Duration CLAIM = Duration.ofMinutes(1);

    /** So long who brings a reason has to bring the rest of it and look at it themselves. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final WatchRepository repository;
    private final Watch watch;
    private final Subscriptions subscriptions;
    private final Clock clock;

    WatchList(WatchRepository repository, Watch watch, Subscriptions subscriptions, Clock clock) {
        this.repository = repository;
        this.watch = watch;
        this.subscriptions = subscriptions;
        this.clock = clock;
    }

    /**
     * For a caller who looks once everything is stored: the job, which would look at half of it, only does so where the
     * caller doesn't get to it.
     */
    void mark(Collection<String> organizationIds) {
        repository.mark(organizationIds, clock.instant().plus(GRACE));
    }

    /** All that have a subscription, for the job. */
    void markAll() {
        markWhere(subscription -> true);
    }

    /** For the job. */
    void markWhere(Predicate<Subscription> condition) {
        for (var page = pageAfter(""); !page.isEmpty(); page = pageAfter(page.get(page.size() - 1))) {
            var subscribed = subscriptions.find(page);
            var ids = page.stream()
                    .filter(each -> condition.test(Objects.requireNonNull(subscribed.get(each))))
                    .toList();
            repository.mark(ids, clock.instant());
        }
    }

    private List<String> pageAfter(String organizationId) {
        return subscriptions.organizations(organizationId, PAGE);
    }

    /** Looks at those of the organizations that are marked. Never fails: what it can't do stays for later. */
    void workOff(Collection<String> organizationIds) {
        try {
            var ids = List.copyOf(organizationIds);
            for (var first = 0; first < ids.size(); first += CHUNK) {
                workOff(repository.marks(ids.subList(first, Math.min(first + CHUNK, ids.size()))));
            }
        } catch (RuntimeException e) {
            fail(organizationIds.size(), e);
        }
    }

    /** Looks at those that wait longest and nobody else looks at; false when there are none. */
    boolean workOffNext() {
        var marks = repository.claim(CHUNK, clock.instant(), CLAIM);
        workOff(marks);
        return !marks.isEmpty();
    }

    private void workOff(Map<String, Long> marks) {
        if (marks.isEmpty()) {
            return;
        }
        try {
            watch.look(marks.keySet());
            repository.unmark(marks);
        } catch (DataAccessResourceFailureException | TransientDataAccessException | TransactionException e) {
            fail(marks.keySet(), e);
        } catch (RuntimeException e) {
            workOffOneByOne(marks, e);
        }
    }

    /** So that one that can't be looked at is in nobody's way. */
    private void workOffOneByOne(Map<String, Long> marks, RuntimeException failure) {
        if (marks.size() == 1) {
            fail(marks.keySet(), failure);
            return;
        }
        marks.forEach((organization, mark) -> workOff(Map.of(organization, mark)));
    }

    private void fail(Object organizations, RuntimeException failure) {
        log.error("Alert generation failed, will be tried again: organizations={}", organizations, failure);
    }
}
