package io.spikewatch.app.version;

import io.spikewatch.app.campaign.CampaignVersion;
import io.spikewatch.app.campaign.CampaignVersion.State;
import io.spikewatch.app.campaign.Campaigns;
import io.spikewatch.app.campaign.DryRun;
import io.spikewatch.app.campaign.Template;
import io.spikewatch.app.organization.Caller;
import io.spikewatch.app.page.Dates;
import io.spikewatch.app.page.Figures;
import io.spikewatch.app.page.People;
import io.spikewatch.app.rehearsal.Rehearsals;
import io.spikewatch.app.version.CampaignContent.Change;
import io.spikewatch.app.version.CampaignContent.Part;
import io.spikewatch.app.version.CampaignContent.Preview;
import io.spikewatch.app.version.CampaignContent.Tried;
import io.spikewatch.app.version.CampaignContent.Version;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what a campaign does, did and would do, and what an operator can decide about it. */
@Component
class CampaignContents {

    private final Campaigns campaigns;
    private final Rehearsals rehearsals;
    private final People actors;
    private final Clock clock;

    CampaignContents(Campaigns campaigns, Rehearsals rehearsals, People actors, Clock clock) {
        this.campaigns = campaigns;
        this.rehearsals = rehearsals;
        this.actors = actors;
        this.clock = clock;
    }

    CampaignContent of(Caller caller, String key) {
        var campaign = campaigns.get(key);
        var versions = campaigns.versions(key);
        var leading = CampaignVersion.leading(versions);
        return new CampaignContent(
                key,
                campaign.name(),
                campaign.event(),
                campaign.family(),
                DefinitionWording.sentence(campaign, leading.definition()),
                StateTag.of(leading),
                campaign.paused(),
                campaign.silentSince() == null ? null : Dates.ago(campaign.silentSince(), clock.instant()),
                DefinitionWording.guard(campaign.guard())
                        + " A version that would tell more than %s needs a second operator."
                                .formatted(people(campaign.approvalAbove())),
                versions.stream().map(each -> version(caller, each)).toList());
    }

    private Version version(Caller caller, CampaignVersion version) {
        var isOpen = version.state() == State.DRAFT || version.state() == State.AWAITING_APPROVAL;
        var dryRun = version.dryRun();
        return new Version(
                version.number(),
                StateTag.of(version),
                version.state() == State.SUPERSEDED,
                past(version),
                parts(version),
                preview(version.definition().template()),
                isOpen ? changes(version) : List.of(),
                dryRun == null ? null : tried(dryRun),
                isOpen,
                activate(version),
                hindrance(caller, version),
                version.mayBeApprovedBy(caller.userId()));
    }

    private String past(CampaignVersion version) {
        return Stream.of(
                        "Drafted by " + actors.actor(version.createdBy()) + ", " + Dates.exact(version.createdAt()),
                        version.activatedBy() == null ? "" : "activated by " + actors.actor(version.activatedBy()),
                        version.approvedBy() == null ? "" : "approved by " + actors.actor(version.approvedBy()),
                        version.activatedAt() == null ? "" : "in use since " + Dates.exact(version.activatedAt()))
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static List<Part> parts(CampaignVersion version) {
        return DefinitionWording.parts(version.definition()).entrySet().stream()
                .map(each -> new Part(DefinitionWording.labelOf(each.getKey()), each.getValue()))
                .toList();
    }

    private static @Nullable Preview preview(@Nullable Template template) {
        if (template == null) {
            return null;
        }
        Map<String, Object> marks =
                template.words().stream().collect(Collectors.toMap(Function.identity(), word -> "‹" + word + "›"));
        return template.filled(marks)
                .map(each -> new Preview(each.title(), each.body()))
                .orElse(null);
    }

    /** Parts that read the same differ in nothing that people would notice. */
    private List<Change> changes(CampaignVersion version) {
        var before = campaigns
                .active(version.campaign().key())
                .map(each -> DefinitionWording.parts(each.definition()))
                .orElse(Map.of());
        var now = DefinitionWording.parts(version.definition());
        return before.isEmpty()
                ? List.of()
                : rehearsals.changes(version).stream()
                        .map(each -> new Change(
                                DefinitionWording.labelOf(each.part()),
                                before.getOrDefault(each.part(), ""),
                                now.getOrDefault(each.part(), "")))
                        .filter(each -> !each.from().equals(each.to()))
                        .toList();
    }

    private Tried tried(DryRun dryRun) {
        return new Tried(
                "Would have told %s in %d days: %s."
                        .formatted(
                                people(dryRun.recipients()),
                                dryRun.days(),
                                dryRun.wouldSend() == 1 ? "1 send" : Figures.number(dryRun.wouldSend()) + " sends"),
                Dates.ago(dryRun.at(), clock.instant()),
                Dates.exact(dryRun.at()),
                dryRun.wouldSuppress().entrySet().stream()
                        .map(each -> new Part(each.getKey(), Figures.number(each.getValue())))
                        .toList());
    }

    private @Nullable String activate(CampaignVersion version) {
        var dryRun = version.dryRun();
        return version.state() == State.DRAFT
                        && dryRun != null
                        && campaigns.isFresh(dryRun)
                        && dryRun.unknownWords().isEmpty()
                ? "Activate: would have told %s in %d days".formatted(people(dryRun.recipients()), dryRun.days())
                : null;
    }

    /** Why it can't be put into use, or not by the caller alone. */
    private @Nullable String hindrance(Caller caller, CampaignVersion version) {
        return switch (version.state()) {
            case DRAFT -> hindrance(version);
            case AWAITING_APPROVAL -> awaits(caller, version);
            case ACTIVE, SUPERSEDED -> null;
        };
    }

    private @Nullable String hindrance(CampaignVersion draft) {
        var dryRun = draft.dryRun();
        if (dryRun == null || !campaigns.isFresh(dryRun)) {
            return "It can be activated after a dry run.";
        }
        if (!dryRun.unknownWords().isEmpty()) {
            return "It can’t be activated: no event carried " + String.join(", ", dryRun.unknownWords()) + ".";
        }
        return dryRun.recipients() > draft.campaign().approvalAbove()
                ? "That is more than %s: a second operator has to approve it."
                        .formatted(people(draft.campaign().approvalAbove()))
                : null;
    }

    private String awaits(Caller caller, CampaignVersion version) {
        var activated = actors.actor(version.activatedBy()) + " activated it; it would tell more than "
                + people(version.campaign().approvalAbove()) + ". ";
        return version.mayBeApprovedBy(caller.userId())
                ? activated + "You can approve it, as a second operator."
                : activated + "Another operator has to approve it.";
    }

    private static String people(long count) {
        return count == 1 ? "1 person" : Figures.number(count) + " people";
    }
}
