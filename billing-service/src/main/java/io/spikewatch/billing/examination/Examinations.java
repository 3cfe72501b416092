package io.spikewatch.billing.examination;

import io.spikewatch.billing.holiday.Holidays;
import io.spikewatch.billing.sensitivity.Sensitivities;
import io.spikewatch.billing.spike.Examined;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Examines organizations in the caller's transaction, who keeps others from doing so meanwhile. */
@Component
public class Examinations {

    /** Organizations held at a time. */
    private static final int BATCH = 256;

    private final MemoryRepository memories;
    private final Sensitivities sensitivities;
    private final Holidays holidays;
    private final TeamExaminer teams;

    Examinations(MemoryRepository memories, Sensitivities sensitivities, Holidays holidays, TeamExaminer teams) {
        this.memories = memories;
        this.sensitivities = sensitivities;
        this.holidays = holidays;
        this.teams = teams;
    }

    /** Hands on what the days of each organization came to, some hundred organizations at a time. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void examine(Scope scope, Consumer<List<Examined>> consumer) {
        var chosen = scope.sensitivity() == null ? sensitivities : sensitivities.at(scope.sensitivity());
        var examiner = new OrganizationExaminer(chosen, holidays, scope.from());
        var batch = new ArrayList<OrganizationExaminer.Walk>();
        memories.forEach(scope, OrganizationMemory.version(chosen), remembered -> {
            batch.add(examiner.examine(remembered));
            if (batch.size() == BATCH) {
                settle(batch, scope, chosen, consumer);
            }
        });
        settle(batch, scope, chosen, consumer);
    }

    private void settle(
            List<OrganizationExaminer.Walk> batch,
            Scope scope,
            Sensitivities chosen,
            Consumer<List<Examined>> consumer) {
        if (!scope.dryRun()) {
            var version = OrganizationMemory.version(chosen);
            memories.keep(
                    batch.stream().flatMap(walk -> walk.evenings().stream()).toList(), version);
            memories.thin(
                    batch.stream()
                            .map(OrganizationExaminer.Walk::organizationId)
                            .toList(),
                    version);
        }
        consumer.accept(teams.examine(batch, scope, chosen));
        batch.clear();
    }

    /** @param since by organization the first day on which what was remembered is no longer true */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(Map<String, LocalDate> since) {
        memories.forget(since);
    }
}
