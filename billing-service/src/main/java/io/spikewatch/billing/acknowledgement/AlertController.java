package io.spikewatch.billing.acknowledgement;

import io.spikewatch.billing.access.Caller;
import io.spikewatch.web.Enveloped;
import io.spikewatch.web.Fields;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigInteger;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/billing/alerts")
class AlertController {

    private static final BigInteger MOST = BigInteger.valueOf(100);
    private static final String ACKNOWLEDGED_BY = "Acknowledged-By";

    private final OrganizationAlerts alerts;

    AlertController(OrganizationAlerts alerts) {
        this.alerts = alerts;
    }

    @Operation(
            summary = "The organization's billing alerts, newest first, and how many there are of which kind",
            description = """
                    Usage is that of the subscription's current period, up to its last report; of a level such as seats \
                    its latest count. `usage_soft_warning` from 80 % of the soft limit on (or the organization's own \
                    threshold) and below the limit; `usage_hard_warning` from the limit on; `overage_incurred` above it \
                    where the plan has a price. Where the limit is 0, one unit is 100 %. `trial_expiring` in the last \
                    five days. Plan changes and cancellations each by themselves, for a year. An open alert follows \
                    what it is about; `resolvedAt` says when that ceased to hold, acknowledged or not. Resolved \
                    alerts are deleted after a year.""")
    @GetMapping
    Enveloped<AlertList> list(
            Caller caller,
            @Parameter(description = "Only those that are neither acknowledged nor resolved")
                    @RequestParam(defaultValue = "false")
                    boolean unacknowledgedOnly,
            @Parameter(
                            description = "Above 100 counts as 100",
                            schema = @Schema(type = "integer", minimum = "1", defaultValue = "20"))
                    @RequestParam(defaultValue = "20")
                    BigInteger limit,
            @Parameter(description = "`next` of the answer before") @RequestParam(required = false) @Nullable
                    UUID after) {
        Fields.check(limit.signum() > 0, "limit", "must be at least 1");
        return Enveloped.of(alerts.list(
                caller.organizationId(),
                unacknowledgedOnly,
                after,
                limit.min(MOST).intValue()));
    }

    @Operation(
            summary = "Acknowledge an alert",
            description =
                    "Again, it answers with the first time, and `Acknowledged-By` names whose it was. An alert of usage comes back when usage has grown by 10"
                            + " percentage points, after it had cleared, and in the next billing period; staff may not acknowledge.")
    @PostMapping("/{id}/acknowledge")
    ResponseEntity<Enveloped<Acknowledgement>> acknowledge(Caller caller, @PathVariable UUID id) {
        caller.mayActOnAlerts();
        var first = alerts.acknowledge(caller, id);
        return ResponseEntity.ok()
                .header(ACKNOWLEDGED_BY, first.acknowledgedBy())
                .body(Enveloped.of(first));
    }
}
