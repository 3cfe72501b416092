package io.spikewatch.billing.statistics;

import io.spikewatch.billing.access.Caller;
import io.spikewatch.web.Enveloped;
import io.spikewatch.web.PagedList;
import io.spikewatch.web.Paging;
import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/billing/alerts/statistics")
class StatisticsController {

    private final Statistics statistics;

    StatisticsController(Statistics statistics) {
        this.statistics = statistics;
    }

    @Operation(
            summary = "What became of the organization's alerts that were raised on some days",
            description = "Both days count, in UTC; at most 366. Alerts are kept for a year.")
    @GetMapping
    Enveloped<AlertStatistics> find(
            Caller caller,
            @RequestParam("start_date") @DateTimeFormat(iso = ISO.DATE) LocalDate start,
            @RequestParam("end_date") @DateTimeFormat(iso = ISO.DATE) LocalDate end) {
        return Enveloped.of(statistics.of(caller.organizationId(), new Days(start, end)));
    }

    @Operation(
            summary = "Likewise of every organization that had one, those with the most alerts first",
            description = "Operators only.")
    @GetMapping("/organizations")
    Enveloped<PagedList<OrganizationStatistics>> list(
            Caller caller,
            @RequestParam("start_date") @DateTimeFormat(iso = ISO.DATE) LocalDate start,
            @RequestParam("end_date") @DateTimeFormat(iso = ISO.DATE) LocalDate end,
            Paging paging) {
        caller.requireOperator();
        return Enveloped.of(statistics.byOrganization(new Days(start, end), paging));
    }
}
