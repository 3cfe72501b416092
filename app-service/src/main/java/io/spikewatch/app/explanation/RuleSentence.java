package io.spikewatch.app.explanation;

import io.spikewatch.app.campaign.CampaignVersion;
import io.spikewatch.app.campaign.Condition;
import io.spikewatch.app.campaign.Group;
import java.util.List;
import java.util.stream.Collectors;

/** Says in words whom a version of a campaign tells of what. */
final class RuleSentence {

    private RuleSentence() {}

    static String of(CampaignVersion version) {
        var campaign = version.campaign();
        var rule = version.definition().audience();
        return "“%s” tells %s when “%s” happens%s%s."
                .formatted(
                        campaign.name(),
                        rule.to().stream().sorted().map(RuleSentence::people).collect(Collectors.joining(" and ")),
                        campaign.event().replace('_', ' '),
                        conditions(" and ", " and ", rule.where()),
                        conditions(", unless ", " or ", rule.except()));
    }

    private static String conditions(String before, String between, List<Condition> all) {
        return all.isEmpty()
                ? ""
                : before + all.stream().map(RuleSentence::words).collect(Collectors.joining(between));
    }

    private static String words(Condition condition) {
        return condition.property().replace('_', ' ').replace('.', ' ') + " is " + condition.is();
    }

    private static String people(Group group) {
        return switch (group) {
            case ORGANIZATION_ADMINS -> "owners and admins of the organization";
            case ORGANIZATION_MEMBERS -> "members of the organization";
            case CSM -> "the account's CSM";
            case ACCOUNT_EXECUTIVE -> "the account's account executive";
            case ACCOUNT_TEAM -> "the account's CSM and account executive";
            case OPERATORS -> "operators";
        };
    }
}
