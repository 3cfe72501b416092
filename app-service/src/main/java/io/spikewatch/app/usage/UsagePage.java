package io.spikewatch.app.usage;

import io.spikewatch.app.organization.Caller;
import io.spikewatch.app.page.Framed;
import io.spikewatch.app.view.Measure;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Usage and spend of the caller's organization. All that is chosen stands in the address. */
@Framed
@Controller
class UsagePage {

    private static final String PATH = "/organization/billing/{measure:usage|spend}";

    private final UsageContents contents;

    UsagePage(UsageContents contents) {
        this.contents = contents;
    }

    @GetMapping(PATH)
    String show(
            Caller caller,
            @PathVariable String measure,
            @RequestParam MultiValueMap<String, String> said,
            HttpServletResponse response,
            Model model) {
        var content = contents.of(caller, Measure.of(measure), said);
        response.setStatus(content.status().value());
        // What a form sent is longer than it need be: the browser is to show the short address.
        response.setHeader("HX-Push-Url", content.view().address().toString());
        model.addAttribute("page", content);
        model.addAttribute("view", content.view());
        model.addAttribute("vendor", caller.staff() && !caller.isLookingIn());
        return "usage/usage";
    }

    /** The list inside the menu of teams alone, when it opens or somebody types into its search. */
    @GetMapping(path = PATH, headers = "HX-Target=team-list")
    String teams(
            Caller caller,
            @PathVariable String measure,
            @RequestParam MultiValueMap<String, String> said,
            HttpServletResponse response,
            Model model) {
        response.setHeader("HX-Push-Url", "false");
        model.addAttribute("teams", contents.teams(caller, Measure.of(measure), said));
        return "usage/usage :: teams";
    }
}
