package io.spikewatch.app.panel;

import io.spikewatch.app.billing.BillingAlerts;
import io.spikewatch.app.organization.Caller;
import io.spikewatch.app.page.Framed;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** From where on an organization is warned; what was entered wrong comes back with what is wrong about it. */
@Framed
@Controller
class ThresholdsPage {

    private static final String ENTERED = "entered";

    private final ThresholdsContents contents;
    private final BillingAlerts alerts;

    ThresholdsPage(ThresholdsContents contents, BillingAlerts alerts) {
        this.contents = contents;
        this.alerts = alerts;
    }

    @GetMapping(AlertsView.THRESHOLDS)
    String show(Caller caller, HttpServletResponse response, Model model) {
        var content = contents.of(caller, (ThresholdForm) model.getAttribute(ENTERED));
        response.setStatus(content.status().value());
        model.addAttribute("page", content);
        model.addAttribute("view", viewOf(caller));
        return "panel/thresholds";
    }

    @PostMapping(AlertsView.THRESHOLDS)
    String save(Caller caller, @RequestParam Map<String, String> fields, RedirectAttributes said) {
        var form = ThresholdForm.entered(fields);
        if (!form.complaints().isEmpty()) {
            said.addFlashAttribute(ENTERED, form);
            return "redirect:" + viewOf(caller).thresholds();
        }
        alerts.replaceThresholds(caller, form.thresholds());
        said.addFlashAttribute("said", "Saved.");
        return "redirect:" + viewOf(caller).address();
    }

    private static AlertsView viewOf(Caller caller) {
        return AlertsView.of(caller.organizationId(), null, null);
    }
}
