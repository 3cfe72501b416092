package io.spikewatch.app.version;

import io.spikewatch.app.campaign.Campaigns;
import io.spikewatch.app.organization.Caller;
import io.spikewatch.app.organization.OperatorOnly;
import io.spikewatch.app.page.Framed;
import io.spikewatch.app.version.Drafts.Draft;
import io.spikewatch.web.Problem;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where campaigns and their versions are drafted; what was entered wrong comes back with what is wrong about it. */
@Framed
@Controller
class DraftPage {

    private static final String CAMPAIGNS = "/operations/campaigns";
    private static final String NEW_CAMPAIGN = CAMPAIGNS + "/new";
    private static final String VERSIONS = CampaignPage.PATH + "/versions";
    private static final String NEW_VERSION = VERSIONS + "/new";
    private static final String FORM = "form";
    private static final String COMPLAINTS = "complaints";
    private static final String REDIRECT = "redirect:";

    private final Drafts drafts;
    private final Campaigns campaigns;

    DraftPage(Drafts drafts, Campaigns campaigns) {
        this.drafts = drafts;
        this.campaigns = campaigns;
    }

    @GetMapping(NEW_CAMPAIGN)
    String newCampaign(@OperatorOnly Caller caller, Model model) {
        var form = Objects.requireNonNullElseGet((DraftForm) model.getAttribute(FORM), DraftForm::empty);
        model.addAttribute("page", DraftContent.of(null, "New campaign", form, complaints(model)));
        return "version/draft";
    }

    /** Starts from what the newest version does. */
    @GetMapping(NEW_VERSION)
    String newVersion(@OperatorOnly Caller caller, @PathVariable String key, Model model) {
        var name = campaigns.get(key).name();
        var form = Objects.requireNonNullElseGet(
                (DraftForm) model.getAttribute(FORM),
                () -> DraftForm.of(campaigns.versions(key).get(0).definition()));
        model.addAttribute("page", DraftContent.of(key, "New version of " + name, form, complaints(model)));
        return "version/draft";
    }

    @PostMapping(CAMPAIGNS)
    String create(
            @OperatorOnly Caller caller, @RequestParam MultiValueMap<String, String> fields, RedirectAttributes said) {
        return save(fields, drafts::campaign, NEW_CAMPAIGN, said, wanted -> {
            var key = campaigns.create(caller, wanted).key();
            said.addAttribute("key", key);
            return "Version 1 is drafted; nobody is told anything until it is active.";
        });
    }

    @PostMapping(VERSIONS)
    String draft(
            @OperatorOnly Caller caller,
            @PathVariable String key,
            @RequestParam MultiValueMap<String, String> fields,
            RedirectAttributes said) {
        campaigns.get(key);
        return save(
                fields,
                drafts::version,
                NEW_VERSION,
                said,
                wanted -> "Version " + campaigns.draft(caller, key, wanted)
                        + " is drafted; it tells nobody until it is active.");
    }

    private static <T> String save(
            MultiValueMap<String, String> fields,
            Function<DraftForm, Draft<T>> read,
            String again,
            RedirectAttributes said,
            Function<T, String> keep) {
        var form = DraftForm.entered(fields);
        var draft = read.apply(form);
        if (draft.complaints().isEmpty()) {
            try {
                said.addFlashAttribute("said", keep.apply(draft.wanted()));
                return REDIRECT + CampaignPage.PATH;
            } catch (Problem problem) {
                draft.complaints().putAll(complaints(problem));
            }
        }
        said.addFlashAttribute(FORM, form);
        said.addFlashAttribute(COMPLAINTS, draft.complaints());
        return REDIRECT + again;
    }

    /** A problem without a field is that the key is taken. */
    private static Map<String, String> complaints(Problem problem) {
        var complaints = new HashMap<String, String>();
        problem.errors().forEach(each -> complaints.put(each.field(), each.message()));
        return complaints.isEmpty() ? Map.of("key", "is taken by another campaign") : complaints;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> complaints(Model model) {
        var complaints = (Map<String, String>) model.getAttribute(COMPLAINTS);
        return complaints == null ? Map.of() : complaints;
    }
}
