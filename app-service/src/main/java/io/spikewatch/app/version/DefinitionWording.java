package io.spikewatch.app.version;

import io.spikewatch.app.campaign.Campaign;
import io.spikewatch.app.campaign.Condition;
import io.spikewatch.app.campaign.Definition;
import io.spikewatch.app.campaign.Group;
import io.spikewatch.app.campaign.Guard;
import io.spikewatch.app.campaign.Guard.Mode;
import io.spikewatch.app.campaign.Template;
import io.spikewatch.app.page.Figures;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in words what a version of a campaign does. */
final class DefinitionWording {

    private static final String NONE = "–";
    private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3_600);

    private DefinitionWording() {}

    /** Whom it tells of what, and when. */
    static String sentence(Campaign campaign, Definition definition) {
        return "Tells %s of %s, %s%s.%s"
                .formatted(
                        groups(definition),
                        campaign.event(),
                        definition.delay().isZero()
                                ? "as soon as it arrives"
                                : hours(definition.delay()) + " h after it arrives",
                        where(definition),
                        template(definition, each -> " They read: “" + each.title() + "”.", ""));
    }

    private static String where(Definition definition) {
        var audience = definition.audience();
        return (audience.where().isEmpty() ? "" : ", where " + joined(audience.where(), " and "))
                + (audience.except().isEmpty() ? "" : ", except where " + joined(audience.except(), " or "));
    }

    static String guard(Guard guard) {
        return "%s where it plans more than %s sends in 24 hours, and more than %s what it usually plans a day."
                .formatted(
                        guard.mode() == Mode.HOLD ? "Held" : "Operators are told",
                        Figures.number(guard.floor()),
                        Figures.factor(guard.factor()));
    }

    /** What each part does, by the names that dry runs have for them. */
    static Map<String, String> parts(Definition definition) {
        var parts = new LinkedHashMap<String, String>();
        parts.put("audience.to", groups(definition));
        parts.put("audience.where", conditions(definition.audience().where()));
        parts.put("audience.except", conditions(definition.audience().except()));
        parts.put(
                "origins",
                definition.origins().stream().map(DefinitionWording::word).collect(Collectors.joining(", ")));
        parts.put("delay", hours(definition.delay()) + " h");
        parts.put("template.title", template(definition, Template::title, "As the event words itself"));
        parts.put("template.body", template(definition, Template::body, NONE));
        parts.put("template.priority", template(definition, each -> word(each.priority()), NONE));
        parts.put("template.url", template(definition, Template::url, NONE));
        return parts;
    }

    static String labelOf(String part) {
        return switch (part) {
            case "audience.to" -> "Tells";
            case "audience.where" -> "Only where";
            case "audience.except" -> "Except where";
            case "origins" -> "Origins";
            case "delay" -> "Delay";
            case "template.title" -> "Title";
            case "template.body" -> "Body";
            case "template.priority" -> "Priority";
            case "template.url" -> "Leads to";
            default -> part;
        };
    }

    static String labelOf(Group group) {
        return switch (group) {
            case ORGANIZATION_ADMINS -> "owners and admins of the organization";
            case ORGANIZATION_MEMBERS -> "everybody in the organization";
            case CSM -> "the account’s CSM";
            case ACCOUNT_EXECUTIVE -> "the account executive";
            case ACCOUNT_TEAM -> "the account team";
            case OPERATORS -> "operators";
        };
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** {@code 12} of twelve hours. */
    static String hours(Duration duration) {
        var hours = BigDecimal.valueOf(duration.toSeconds()).divide(SECONDS_PER_HOUR, 4, RoundingMode.HALF_UP);
        return hours.signum() == 0 ? "0" : hours.stripTrailingZeros().toPlainString();
    }

    private static String groups(Definition definition) {
        return definition.audience().to().stream()
                .sorted()
                .map(DefinitionWording::labelOf)
                .collect(Collectors.joining(", "));
    }

    private static String conditions(List<Condition> conditions) {
        return conditions.isEmpty() ? NONE : joined(conditions, "; ");
    }

    private static String joined(List<Condition> conditions, String between) {
        return conditions.stream()
                .map(each -> each.property() + " is " + each.is())
                .collect(Collectors.joining(between));
    }

    private static String template(Definition definition, Function<Template, @Nullable String> text, String otherwise) {
        var words = definition.template() == null ? null : text.apply(definition.template());
        return words == null ? otherwise : words;
    }
}
