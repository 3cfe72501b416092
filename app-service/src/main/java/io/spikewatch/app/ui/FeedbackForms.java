package io.spikewatch.app.ui;

import io.spikewatch.app.account.Account;
import io.spikewatch.app.feedback.SpikeFeedback;
import io.spikewatch.app.organization.Caller;
import io.spikewatch.app.page.Answer;
import io.spikewatch.web.Fields;
import io.spikewatch.web.Uuids;
import java.time.LocalDate;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Takes people's word on spikes, from the inbox and from accounts' pages. */
@Controller
class FeedbackForms {

    private final SpikeFeedback feedback;
    private final VisibleAccounts accounts;

    FeedbackForms(SpikeFeedback feedback, VisibleAccounts accounts) {
        this.feedback = feedback;
        this.accounts = accounts;
    }

    @PostMapping("/inbox/{id}/feedback")
    String give(
            Caller caller,
            @PathVariable String id,
            @RequestParam boolean useful,
            @ModelAttribute("view") InboxView view,
            RedirectAttributes next) {
        var notification = Uuids.of(id, "The notification");
        Answer.tell(next, () -> {
            feedback.give(caller, notification, useful);
            return words(useful);
        });
        return "redirect:" + view.address();
    }

    @PostMapping("/accounts/{id}/spikes/{spike:[\\w-]{1,64}}/feedback")
    String give(
            Caller caller,
            @PathVariable String id,
            @PathVariable String spike,
            @RequestParam boolean useful,
            @RequestParam("usage_type") String usageType,
            @RequestParam LocalDate date,
            RedirectAttributes next) {
        var account = accounts.get(caller, id);
        Answer.tell(next, () -> {
            feedback.give(caller, organizationOf(account), spike, useful);
            return words(useful);
        });
        next.addAttribute("usage_type", usageType).addAttribute("date", date.toString());
        return "redirect:/accounts/" + account.id();
    }

    private static String organizationOf(Account account) {
        return Fields.required(account.externalId(), "external_id");
    }

    private static String words(boolean useful) {
        return useful ? "Noted: this was useful." : "Noted: this was not useful.";
    }
}
