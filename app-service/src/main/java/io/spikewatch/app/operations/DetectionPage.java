package io.spikewatch.app.operations;

import io.spikewatch.app.billing.DetectionRuns;
import io.spikewatch.app.organization.Caller;
import io.spikewatch.app.organization.OperatorOnly;
import io.spikewatch.app.page.Dates;
import io.spikewatch.app.page.Framed;
import io.spikewatch.web.Paging;
import io.spikewatch.web.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** How detection went lately, and dates on which so many dropped that nobody was told. */
@Framed
@Controller
class DetectionPage {

    /** About older dates nothing is told any more, so nothing is left to decide. */
    private static final int DAYS = 7;

    private final DetectionRuns runs;
    private final Clock clock;

    DetectionPage(DetectionRuns runs, Clock clock) {
        this.runs = runs;
        this.clock = clock;
    }

    /** Without a list where billing-service can't give it. */
    @GetMapping("/operations/detection")
    String list(@OperatorOnly Caller caller, Paging paging, HttpServletResponse response, Model model) {
        try {
            show(caller, paging, model);
        } catch (Problem unavailable) {
            var status = unavailable.getStatusCode();
            response.setStatus(status.is5xxServerError() ? status.value() : HttpStatus.BAD_GATEWAY.value());
        }
        return "operations/detection";
    }

    /** Everything or nothing: a list without what stands on top of it would say that nothing dropped. */
    private void show(Caller caller, Paging paging, Model model) {
        var now = clock.instant();
        var listed = runs.list(caller, paging.limit(), paging.offset());
        var drops = drops(caller, Dates.dayOf(now).minusDays(DAYS));
        var rows = listed.results().stream().map(run -> DetectionRow.of(run, now));
        model.addAttribute("page", paging.page(listed.count(), rows.toList()));
        model.addAttribute("drops", drops);
    }

    /** Whichever runs are listed. */
    private List<String> drops(Caller caller, LocalDate since) {
        return runs.scheduled(caller, DAYS).stream()
                .filter(run -> !run.to().isBefore(since))
                .filter(run -> run.fleetDrop() != null)
                .map(DetectionRow::drop)
                .toList();
    }
}
