package io.spikewatch.billing.answer;

import io.spikewatch.billing.history.DailyUsage;
import io.spikewatch.billing.history.DailyUsages;
import io.spikewatch.billing.history.Team;
import io.spikewatch.billing.query.UsageQuery;
import io.spikewatch.web.Problem;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Reads the usage that a query needs. */
@Component
public class UsageReader {

    private final DailyUsages usages;

    UsageReader(DailyUsages usages) {
        this.usages = usages;
    }

    /** How many bytes {@link #read} is going to hold; without teams next to none. */
    public long size(UsageQuery query) {
        return query.readsTeams() ? usages.size(query.organizationId(), query.firstDay(), query.to()) : 0;
    }

    /**
     * With teams if need be. Throws a 403 problem if the query asks for a team that the organization never reported.
     */
    public DailyUsage read(UsageQuery query) {
        if (!query.readsTeams()) {
            return usages.withoutTeams(query.organizationId(), query.firstDay(), query.to());
        }
        var usage = usages.of(query.organizationId(), query.firstDay(), query.to());
        checkTeams(query, usage);
        return usage;
    }

    /** How many bytes one usage type of all teams takes unpacked: each day's count, and once more in rows. */
    public static long unpackedSize(DailyUsage usage) {
        return 2L * Long.BYTES * usage.teams().size() * usage.days();
    }

    private void checkTeams(UsageQuery query, DailyUsage usage) {
        var others = new TreeSet<>(query.teamIds());
        usage.teams().stream().map(Team::id).forEach(others::remove);
        if (!others.isEmpty() && !usages.haveReported(query.organizationId(), others)) {
            throw Problem.forbidden("unknown_team", "The organization never reported one of these teams.");
        }
    }
}
