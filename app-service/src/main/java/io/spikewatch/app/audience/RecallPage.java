package io.spikewatch.app.audience;

import io.spikewatch.app.organization.Caller;
import io.spikewatch.app.organization.OperatorOnly;
import io.spikewatch.app.page.Answer;
import io.spikewatch.app.page.Figures;
import io.spikewatch.app.page.Framed;
import io.spikewatch.app.recall.CorrectionText;
import io.spikewatch.app.recall.Recalls;
import io.spikewatch.web.Fields;
import io.spikewatch.web.Uuids;
import jakarta.validation.Valid;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.propertyeditors.StringTrimmerEditor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Takes back what a campaign delivered: first a look at how much it is, then the recall, then its correction. */
@Framed
@Controller
class RecallPage {

    static final String PREVIEW = "/operations/recall";
    private static final String RECALLS = "/operations/recalls/";

    private final RecallContents contents;
    private final Recalls recalls;

    RecallPage(RecallContents contents, Recalls recalls) {
        this.contents = contents;
        this.recalls = recalls;
    }

    /** Fields that were left empty say nothing. */
    @InitBinder
    void trim(WebDataBinder binder) {
        binder.registerCustomEditor(String.class, new StringTrimmerEditor(true));
    }

    @GetMapping(PREVIEW)
    String preview(@OperatorOnly Caller caller, @ModelAttribute("view") SendsView view, Model model) {
        model.addAttribute("page", contents.preview(campaign(view), view));
        return "audience/recall-preview";
    }

    @PostMapping(PREVIEW)
    String recall(
            @OperatorOnly Caller caller,
            @ModelAttribute("view") SendsView view,
            @RequestParam(required = false) @Nullable String why,
            RedirectAttributes next) {
        var campaign = campaign(view);
        var recall = new AtomicReference<@Nullable UUID>();
        Answer.tell(next, () -> {
            var extent = recalls.recall(caller, campaign, view.delivered(), why == null ? "" : why);
            recall.set(extent.recallId());
            return "Recalled " + Figures.number(extent.recalled()) + ".";
        });
        return "redirect:" + (recall.get() == null ? view.address(PREVIEW) : RECALLS + recall.get());
    }

    @GetMapping(RECALLS + "{id}")
    String show(@OperatorOnly Caller caller, @PathVariable String id, Model model) {
        model.addAttribute("page", contents.of(Uuids.of(id, "The recall")));
        return "audience/recall";
    }

    @PostMapping(RECALLS + "{id}/correct")
    String correct(
            @OperatorOnly Caller caller,
            @PathVariable String id,
            @Valid @ModelAttribute("text") CorrectionText text,
            BindingResult complaints,
            RedirectAttributes next) {
        var recall = Uuids.of(id, "The recall");
        var told = Answer.tell(next, () -> {
            Answer.refuse(complaints);
            return "Corrected: " + Figures.number(recalls.correct(caller, text.of(recall), text.reason())) + " told.";
        });
        if (!told) {
            next.addFlashAttribute("text", text);
        }
        return "redirect:" + RECALLS + recall;
    }

    private static String campaign(SendsView view) {
        return Fields.required(view.campaign(), "campaign");
    }
}
