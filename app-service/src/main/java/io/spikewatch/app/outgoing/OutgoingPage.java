package io.spikewatch.app.outgoing;

import io.spikewatch.app.organization.Caller;
import io.spikewatch.app.organization.OperatorOnly;
import io.spikewatch.app.page.Framed;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is about to go out, and the campaigns it comes from. */
@Framed
@Controller
class OutgoingPage {

    private final OutgoingContents contents;

    OutgoingPage(OutgoingContents contents) {
        this.contents = contents;
    }

    @GetMapping("/operations/campaigns")
    String show(@OperatorOnly Caller caller, @RequestParam(required = false) @Nullable String split, Model model) {
        model.addAttribute("page", contents.of(Split.of(split)));
        return "outgoing/outgoing";
    }
}
