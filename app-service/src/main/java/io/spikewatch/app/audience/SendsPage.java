package io.spikewatch.app.audience;

import io.spikewatch.app.organization.Caller;
import io.spikewatch.app.organization.OperatorOnly;
import io.spikewatch.app.page.Framed;
import io.spikewatch.web.Paging;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Who was told what, who wasn't, and why. */
@Framed
@Controller
class SendsPage {

    private final SendsContents contents;

    SendsPage(SendsContents contents) {
        this.contents = contents;
    }

    @GetMapping(SendsView.PATH)
    String list(@OperatorOnly Caller caller, @ModelAttribute("view") SendsView view, Paging paging, Model model) {
        model.addAttribute("page", contents.of(view, paging));
        return "audience/sends";
    }
}
