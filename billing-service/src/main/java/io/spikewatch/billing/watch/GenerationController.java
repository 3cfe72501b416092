package io.spikewatch.billing.watch;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.spikewatch.billing.access.Caller;
import io.spikewatch.billing.alert.BillingAlert;
import io.spikewatch.web.Enveloped;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/billing/alerts/generate")
class GenerationController {

    private final Watch watch;

    GenerationController(Watch watch) {
        this.watch = watch;
    }

    @Operation(
            summary = "Look at the organization now, and raise the alerts that are missing",
            description = "Answers with those that this call raised. It happens by itself after every usage report and"
                    + " subscription change, and nightly; again, it raises nothing. Staff may not.")
    @PostMapping
    Enveloped<Generated> start(Caller caller) {
        caller.mayActOnAlerts();
        var raised = watch.look(List.of(caller.organizationId()));
        return Enveloped.of(new Generated(raised.size(), raised));
    }

    record Generated(@JsonProperty("generatedCount") int generatedCount, List<BillingAlert> alerts) {}
}
