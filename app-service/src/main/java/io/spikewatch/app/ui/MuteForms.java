package io.spikewatch.app.ui;

import io.spikewatch.app.organization.Caller;
import io.spikewatch.app.preference.Mute;
import io.spikewatch.app.preference.NotificationSettings;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Mutes and unmutes from the inbox; without an account the whole type. */
@Controller
class MuteForms {

    private final NotificationSettings settings;
    private final MutedTopics topics;

    MuteForms(NotificationSettings settings, MutedTopics topics) {
        this.settings = settings;
        this.topics = topics;
    }

    @PostMapping("/inbox/mute")
    String mute(
            Caller caller,
            @RequestParam("notification_type") String type,
            @RequestParam(name = "account_id", required = false) @Nullable UUID account,
            @ModelAttribute("view") InboxView view,
            RedirectAttributes said) {
        settings.mute(caller.userId(), type, account);
        said.addFlashAttribute("said", topics.labelOf(caller, new Mute(type, account)) + " are muted.");
        return "redirect:" + view.address();
    }

    @PostMapping("/inbox/unmute")
    String unmute(
            Caller caller,
            @RequestParam("notification_type") String type,
            @RequestParam(name = "account_id", required = false) @Nullable UUID account,
            @ModelAttribute("view") InboxView view,
            RedirectAttributes said) {
        settings.unmute(caller.userId(), type, account);
        said.addFlashAttribute("said", topics.labelOf(caller, new Mute(type, account)) + " are heard again.");
        return "redirect:" + view.address();
    }
}
