package io.spikewatch.app.operations;

import io.spikewatch.app.hold.Holds;
import io.spikewatch.app.organization.Caller;
import io.spikewatch.app.organization.OperatorOnly;
import io.spikewatch.app.page.Answer;
import io.spikewatch.app.page.Figures;
import io.spikewatch.app.page.Framed;
import io.spikewatch.web.Paging;
import io.spikewatch.web.Uuids;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Campaigns that were stopped: what of them is held, and the decision about it. */
@Framed
@Controller
class HoldsPage {

    private final HoldContents contents;
    private final Holds holds;

    HoldsPage(HoldContents contents, Holds holds) {
        this.contents = contents;
        this.holds = holds;
    }

    @GetMapping("/operations/holds")
    String list(@OperatorOnly Caller caller, Paging paging, Model model) {
        model.addAttribute("page", contents.list(paging));
        return "operations/holds";
    }

    @GetMapping("/operations/holds/{id}")
    String show(@OperatorOnly Caller caller, @PathVariable String id, Model model) {
        model.addAttribute("page", contents.of(Uuids.of(id, "The hold")));
        return "operations/hold";
    }

    @PostMapping("/operations/holds/{id}/discard")
    String discard(
            @OperatorOnly Caller caller,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes next) {
        return settle(id, reason, next, "Discarded", hold -> holds.discard(caller, hold, reason));
    }

    @PostMapping("/operations/holds/{id}/release")
    String release(
            @OperatorOnly Caller caller,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes next) {
        return settle(id, reason, next, "Released", hold -> holds.release(caller, hold, reason));
    }

    private static String settle(
            String id, String reason, RedirectAttributes next, String done, ToIntFunction<UUID> decision) {
        var hold = Uuids.of(id, "The hold");
        if (!Answer.tell(next, () -> done + " " + Figures.number(decision.applyAsInt(hold)) + ".")) {
            next.addFlashAttribute("reason", reason);
        }
        return "redirect:/operations/holds/" + hold;
    }
}
