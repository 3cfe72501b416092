package io.spikewatch.app.settings;

import io.spikewatch.app.organization.Caller;
import io.spikewatch.app.page.Framed;
import io.spikewatch.app.preference.NotificationSettings;
import io.spikewatch.web.Problem;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where and when a person is told; what was entered wrong comes back with what is wrong about it. */
@Framed
@Controller
class SettingsPage {

    private static final String PATH = "/settings";
    private static final String FORM = "form";
    private static final String COMPLAINTS = "complaints";

    private final SettingsContents contents;
    private final NotificationSettings settings;

    SettingsPage(SettingsContents contents, NotificationSettings settings) {
        this.contents = contents;
        this.settings = settings;
    }

    @GetMapping(PATH)
    String show(Caller caller, Model model) {
        var entered = (SettingsForm) model.getAttribute(FORM);
        @SuppressWarnings("unchecked")
        var complaints = (Map<String, String>) model.getAttribute(COMPLAINTS);
        model.addAttribute("page", contents.of(caller, entered, complaints == null ? Map.of() : complaints));
        return "settings/settings";
    }

    @PostMapping(PATH)
    String save(Caller caller, SettingsForm form, RedirectAttributes said) {
        try {
            var saved = settings.change(caller.userId(), form::appliedTo);
            said.addFlashAttribute("said", "Saved.");
            if (saved.webhookSecret() != null) {
                said.addFlashAttribute("secret", saved.webhookSecret());
            }
        } catch (Problem problem) {
            said.addFlashAttribute(FORM, form);
            said.addFlashAttribute(COMPLAINTS, complaints(problem));
        }
        return "redirect:" + PATH;
    }

    private static Map<String, String> complaints(Problem problem) {
        return problem.errors().stream()
                .collect(Collectors.toMap(
                        Problem.FieldError::field, Problem.FieldError::message, (first, second) -> first));
    }
}
