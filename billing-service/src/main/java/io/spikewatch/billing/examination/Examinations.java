package io.spikewatch.billing.examination;

import io.spikewatch.billing.examination.OrganizationExaminer.Walk;
import io.spikewatch.billing.holiday.Holidays;
import io.spikewatch.billing.judgement.CompleteDays;
import io.spikewatch.billing.judgement.Examined;
import io.spikewatch.billing.sensitivity.Sensitivities;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Examines organizations in the caller's transaction, who keeps others from doing so meanwhile. */
@Component
public class Examinations {

    /** Organizations examined at a time: of each it may take years of reports, a tenth of a second. */
    public static final int MOST = 64;

    private final MemoryRepository memories;
    private final Sensitivities sensitivities;
    private final Holidays holidays;
    private final CompleteDays completeDays;
    private final TeamExaminer teams;

    Examinations(
            MemoryRepository memories,
            Sensitivities sensitivities,
            Holidays holidays,
            CompleteDays completeDays,
            TeamExaminer teams) {
        this.memories = memories;
        this.sensitivities = sensitivities;
        this.holidays = holidays;
        this.completeDays = completeDays;
        this.teams = teams;
    }

    /**
     * The next organizations in ids' order, and what their days came to; fewer than the number if no more are left.
     *
     * @param after the organization that they come after; null: they are the first
     * @param number {@link #MOST} at most
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Examined> examine(Scope scope, @Nullable String after, int number) {
        var chosen = scope.sensitivity() == null ? sensitivities : sensitivities.at(scope.sensitivity());
        var version = OrganizationMemory.version(chosen);
        var examiner = new OrganizationExaminer(chosen, holidays, completeDays, scope.from());
        var walks = new ArrayList<Walk>();
        memories.forEach(scope, after, number, version, remembered -> walks.add(examiner.examine(remembered)));
        if (!scope.dryRun()) {
            memories.keep(
                    walks.stream().flatMap(walk -> walk.evenings().stream()).toList(), version);
        }
        return teams.examine(walks, scope, chosen);
    }

    /** The next organization, where examining it may not work out. */
    public Optional<String> next(Scope scope, @Nullable String after) {
        return memories.next(scope, after);
    }

    /** @param since by organization the first day on which what was remembered is no longer true */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(Map<String, LocalDate> since) {
        memories.forget(since);
    }
}
