package io.spikewatch.app.panel;

import io.spikewatch.app.billing.BillingAlerts;
import io.spikewatch.app.organization.Caller;
import io.spikewatch.app.page.Framed;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The billing alerts of the caller's organization, and what is done about them; every action leads back to its view. */
@Framed
@Controller
class AlertsPage {

    private final AlertsContents contents;
    private final BillingAlerts alerts;

    AlertsPage(AlertsContents contents, BillingAlerts alerts) {
        this.contents = contents;
        this.alerts = alerts;
    }

    @GetMapping(AlertsView.PATH)
    String show(
            Caller caller,
            @RequestParam(required = false) @Nullable String show,
            @RequestParam(required = false) @Nullable String after,
            HttpServletResponse response,
            Model model) {
        var content = contents.of(caller, AlertsView.of(caller.organizationId(), show, after));
        response.setStatus(content.status().value());
        model.addAttribute("page", content);
        model.addAttribute("view", content.view());
        return "panel/alerts";
    }

    @PostMapping(AlertsView.PATH + "/generate")
    String refresh(
            Caller caller,
            @RequestParam(required = false) @Nullable String show,
            @RequestParam(required = false) @Nullable String after,
            RedirectAttributes said) {
        var raised = alerts.generate(caller);
        said.addFlashAttribute("said", Wording.raised(raised));
        return back(caller, show, after);
    }

    @PostMapping(AlertsView.PATH + "/{id:[\\w-]{1,64}}/acknowledge")
    String acknowledge(
            Caller caller,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String show,
            @RequestParam(required = false) @Nullable String after,
            RedirectAttributes said) {
        alerts.acknowledge(caller, id);
        said.addFlashAttribute("said", "Acknowledged.");
        return back(caller, show, after);
    }

    private static String back(Caller caller, @Nullable String show, @Nullable String after) {
        return "redirect:" + AlertsView.of(caller.organizationId(), show, after).address();
    }
}
