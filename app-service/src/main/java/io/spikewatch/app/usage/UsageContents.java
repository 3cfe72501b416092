package io.spikewatch.app.usage;

import io.spikewatch.app.billing.UsageAnswer;
import io.spikewatch.app.billing.UsageQueries;
import io.spikewatch.app.billing.UsageQueries.Name;
import io.spikewatch.app.billing.UsageQuery;
import io.spikewatch.app.organization.Caller;
import io.spikewatch.app.page.Dates;
import io.spikewatch.app.view.Breakdown;
import io.spikewatch.app.view.Catalogue;
import io.spikewatch.app.view.Measure;
import io.spikewatch.app.view.UsageView;
import io.spikewatch.app.view.ViewReader;
import io.spikewatch.web.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** Asks billing-service for what an address is about, and words what it says or why it can't be had. */
@Component
class UsageContents {

    private static final String NO_COMPARISON =
            "Before a change of currency amounts can’t be compared: the previous period is left out.";

    private final UsageQueries queries;
    private final SpikeMarks spikes;
    private final Clock clock;

    UsageContents(UsageQueries queries, SpikeMarks spikes, Clock clock) {
        this.queries = queries;
        this.spikes = spikes;
        this.clock = clock;
    }

    UsageContent of(Caller caller, Measure measure, MultiValueMap<String, String> said) {
        var today = today();
        try {
            var catalogue = new Catalogue(queries.usageTypes(caller, today.minusDays(1)));
            return of(caller, new ViewReader(measure, caller.organizationId(), said, today).read(catalogue), catalogue);
        } catch (Problem problem) {
            var view = new ViewReader(measure, caller.organizationId(), said, today).read(Catalogue.UNKNOWN);
            return without(problem, new Wording(view, Catalogue.UNKNOWN, today));
        }
    }

    /** The teams to choose from, for a menu that opens on an address. */
    TeamPicker teams(Caller caller, Measure measure, MultiValueMap<String, String> said) {
        var view = new ViewReader(measure, caller.organizationId(), said, today()).read(Catalogue.UNKNOWN);
        return found(caller, view, Objects.requireNonNullElse(view.search(), ""));
    }

    private UsageContent of(Caller caller, UsageView view, Catalogue catalogue) {
        var wording = new Wording(view, catalogue, today());
        try {
            var answer = ask(caller, view, view.query());
            var lines = Lines.of(answer, whole(caller, view, answer), view, catalogue);
            return wording.with(
                    answer,
                    lines,
                    limit(caller, view),
                    spikes.of(caller, view, catalogue),
                    teams(caller, view, teamsOf(lines, view)));
        } catch (Problem problem) {
            return view.comparing() && "several_currencies".equals(problem.code())
                    ? of(caller, view.withoutPrevious(NO_COMPARISON), catalogue)
                    : without(problem, wording);
        }
    }

    private @Nullable UsageAnswer whole(Caller caller, UsageView view, UsageAnswer answer) {
        if (view.breakdown() == Breakdown.NONE) {
            return answer;
        }
        return view.isAdditive() ? ask(caller, view, view.wholeQuery()) : null;
    }

    /** None where it can't be had, or where what is shown has none. */
    private @Nullable LimitLine limit(Caller caller, UsageView view) {
        if (!view.isOfOrganization() || !view.isOfOneType()) {
            return null;
        }
        try {
            var limits = queries.limits(caller);
            return limits.of(view.types().get(0))
                    .flatMap(limit ->
                            Optional.ofNullable(limits.period()).map(period -> new LimitLine(period, limit, view)))
                    .orElse(null);
        } catch (Problem unavailable) {
            return null;
        }
    }

    private UsageAnswer ask(Caller caller, UsageView view, UsageQuery query) {
        return view.measure() == Measure.SPEND
                ? queries.spend(caller, query, view.mostSeries())
                : queries.usage(caller, query, view.mostSeries());
    }

    private TeamPicker teams(Caller caller, UsageView view, List<Name> shown) {
        return view.search() == null ? TeamPicker.chosen(view.teams(), shown) : found(caller, view, view.search());
    }

    private TeamPicker found(Caller caller, UsageView view, String search) {
        try {
            var all = queries.teams(caller, view.range().from(), view.range().to(), UsageView.FIRST_TYPE);
            return TeamPicker.search(all, view.teams(), search);
        } catch (Problem unavailable) {
            return TeamPicker.failed(view.teams());
        }
    }

    private static List<Name> teamsOf(Lines lines, UsageView view) {
        return view.breakdown().isByTeam()
                ? lines.all().stream()
                        .map(each -> new Name(each.key().replaceFirst("^.*\\.", ""), each.name()))
                        .toList()
                : List.of();
    }

    /** What leaves the address as it is, and the reader to choose otherwise, is no failure of the page. */
    private static UsageContent without(Problem problem, Wording wording) {
        if ("several_currencies".equals(problem.code())) {
            return wording.without(UsageContent.State.SEVERAL_CURRENCIES, HttpStatus.OK);
        }
        if ("unknown_team".equals(problem.code())) {
            return wording.without(UsageContent.State.UNKNOWN_TEAM, HttpStatus.OK);
        }
        var status = problem.getStatusCode();
        if (status.isSameCodeAs(HttpStatus.FORBIDDEN)) {
            return wording.without(UsageContent.State.NO_ACCESS, status);
        }
        return wording.without(
                UsageContent.State.UNREACHABLE, status.is5xxServerError() ? status : HttpStatus.BAD_GATEWAY);
    }

    private LocalDate today() {
        return Dates.dayOf(clock.instant());
    }
}
