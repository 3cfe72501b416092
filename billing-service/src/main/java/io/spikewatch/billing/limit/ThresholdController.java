package io.spikewatch.billing.limit;

import io.spikewatch.billing.access.Caller;
import io.spikewatch.web.Enveloped;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/billing/alerts/thresholds")
class ThresholdController {

    private final Thresholds thresholds;

    ThresholdController(Thresholds thresholds) {
        this.thresholds = thresholds;
    }

    @Operation(
            summary = "From where on the organization is warned of its usage, where it said so",
            description = "By usage type. Of others it is warned at 80 per cent of the plan's soft limit.")
    @GetMapping
    Enveloped<Map<String, Threshold>> list(Caller caller) {
        return Enveloped.of(thresholds.of(caller.organizationId()));
    }

    @Operation(
            summary = "Say from where on the organization is warned of its usage",
            description = "Takes the place of all that was said before. Owners, admins and operators only.")
    @PutMapping
    Enveloped<Map<String, Threshold>> replace(Caller caller, @RequestBody Map<String, @Nullable Threshold> thresholds) {
        caller.mayConfigureAlerts();
        this.thresholds.replace(caller.organizationId(), thresholds);
        return list(caller);
    }
}
