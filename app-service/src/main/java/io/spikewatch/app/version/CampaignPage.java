package io.spikewatch.app.version;

import io.spikewatch.app.campaign.CampaignVersion.State;
import io.spikewatch.app.campaign.Campaigns;
import io.spikewatch.app.organization.Caller;
import io.spikewatch.app.organization.OperatorOnly;
import io.spikewatch.app.page.Answer;
import io.spikewatch.app.page.Framed;
import io.spikewatch.app.page.People;
import io.spikewatch.app.rehearsal.Rehearsal;
import io.spikewatch.app.rehearsal.Rehearsals;
import io.spikewatch.web.Problem;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One campaign, its versions, and what operators decide about them; every decision leads back to the page. */
@Framed
@Controller
class CampaignPage {

    static final String PATH = "/operations/campaigns/{key}";

    private static final String VERSION = PATH + "/versions/{number:\\d{1,9}}";

    private final CampaignContents contents;
    private final Campaigns campaigns;
    private final Rehearsals rehearsals;
    private final People people;

    CampaignPage(CampaignContents contents, Campaigns campaigns, Rehearsals rehearsals, People people) {
        this.contents = contents;
        this.campaigns = campaigns;
        this.rehearsals = rehearsals;
        this.people = people;
    }

    @GetMapping(PATH)
    String show(@OperatorOnly Caller caller, @PathVariable String key, Model model) {
        model.addAttribute("page", contents.of(caller, key));
        return "version/campaign";
    }

    @PostMapping(PATH + "/pause")
    String pause(
            @OperatorOnly Caller caller,
            @PathVariable String key,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes said) {
        return act(said, () -> {
            campaigns.pause(caller, key, reason);
            return "Paused. Nothing of it is delivered until it is resumed.";
        });
    }

    @PostMapping(PATH + "/resume")
    String resume(
            @OperatorOnly Caller caller,
            @PathVariable String key,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes said) {
        return act(said, () -> {
            campaigns.resume(caller, key, reason);
            return "Resumed. What waited is delivered now.";
        });
    }

    @PostMapping(VERSION + "/dry-run")
    String dryRun(
            @OperatorOnly Caller caller, @PathVariable String key, @PathVariable int number, RedirectAttributes said) {
        return act(said, () -> {
            var rehearsal = rehearsals.run(key, number, Rehearsals.MOST_DAYS);
            var names = people.names(rehearsal.sample().stream().map(Rehearsal.Sample::userId));
            said.addFlashAttribute("rehearsal", RehearsalContent.of(number, rehearsal, names));
            return "Tried version " + number + "; nobody was told.";
        });
    }

    @PostMapping(VERSION + "/activate")
    String activate(
            @OperatorOnly Caller caller,
            @PathVariable String key,
            @PathVariable int number,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes said) {
        return act(said, () -> {
            campaigns.activate(caller, key, number, reason);
            return campaigns.get(key, number).state() == State.ACTIVE
                    ? "Version " + number + " is active."
                    : "Version " + number + " awaits the approval of a second operator.";
        });
    }

    @PostMapping(VERSION + "/approve")
    String approve(
            @OperatorOnly Caller caller,
            @PathVariable String key,
            @PathVariable int number,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes said) {
        return act(said, () -> {
            campaigns.approve(caller, key, number, reason);
            return "Version " + number + " is approved and active.";
        });
    }

    /** Says what came of it, or why nothing did. */
    private static String act(RedirectAttributes said, Supplier<String> action) {
        try {
            said.addFlashAttribute("said", action.get());
        } catch (Problem problem) {
            if (problem.getStatusCode() == HttpStatus.NOT_FOUND) {
                throw problem;
            }
            said.addFlashAttribute("refused", Answer.words(problem));
        }
        return "redirect:" + PATH;
    }
}
