package io.spikewatch.app.version;

import io.spikewatch.app.campaign.AudienceRule;
import io.spikewatch.app.campaign.Condition;
import io.spikewatch.app.campaign.Definition;
import io.spikewatch.app.campaign.Group;
import io.spikewatch.app.campaign.Guard;
import io.spikewatch.app.campaign.Guard.Mode;
import io.spikewatch.app.campaign.NewCampaign;
import io.spikewatch.app.campaign.NewVersion;
import io.spikewatch.app.campaign.Template;
import io.spikewatch.app.notification.Priority;
import io.spikewatch.messages.Origin;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what was entered as what campaigns take, and says by field what is wrong with it, in their own words. */
@Component
class Drafts {

    private static final String NUMBER = "\\d{1,9}(\\.\\d{1,6})?";
    private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3_600);

    private final Validator validator;

    Drafts(Validator validator) {
        this.validator = validator;
    }

    /**
     * What was meant.
     *
     * @param complaints by the fields' names in the API; it is only to be used where there are none
     */
    record Draft<T>(T wanted, HashMap<String, String> complaints) {}

    Draft<NewVersion> version(DraftForm form) {
        var complaints = new HashMap<String, String>();
        return checked(new NewVersion(definition(form, complaints), form.text("reason")), complaints);
    }

    Draft<NewCampaign> campaign(DraftForm form) {
        var complaints = new HashMap<String, String>();
        var wanted = new NewCampaign(
                form.text("key"),
                form.text("name"),
                form.text("family"),
                form.text("event"),
                guard(form, complaints),
                whole(form, "approval_above", "approvalAbove", complaints),
                definition(form, complaints),
                form.text("reason"));
        return checked(wanted, complaints);
    }

    private <T> Draft<T> checked(T wanted, HashMap<String, String> complaints) {
        validator.validate(wanted).forEach(each -> complaints.putIfAbsent(field(each), complaint(each)));
        return new Draft<>(wanted, complaints);
    }

    /** Lines of conditions have no names of their own. */
    private static String field(ConstraintViolation<?> violation) {
        return violation.getPropertyPath().toString().replaceAll("\\[.*", "");
    }

    private static String complaint(ConstraintViolation<?> violation) {
        var path = violation.getPropertyPath().toString();
        return path.contains("].")
                ? "has a line whose " + (path.endsWith("property") ? "property " : "value ") + violation.getMessage()
                : violation.getMessage();
    }

    private static Guard guard(DraftForm form, HashMap<String, String> complaints) {
        return new Guard(
                chosen(form, "mode", Mode.values()).stream().findFirst().orElse(Mode.HOLD),
                whole(form, "floor", "guard.floor", complaints),
                number(form, "factor", "guard.factor", complaints));
    }

    private static Definition definition(DraftForm form, HashMap<String, String> complaints) {
        return new Definition(
                new AudienceRule(
                        chosen(form, "to", Group.values()),
                        conditions(form, DraftForm.WHERE),
                        conditions(form, DraftForm.EXCEPT)),
                chosen(form, "origins", Origin.values()),
                delay(form, complaints),
                template(form));
    }

    private static List<Condition> conditions(DraftForm form, String name) {
        return form.entered(name).stream()
                .map(each -> new Condition(each.property(), each.value()))
                .toList();
    }

    private static Duration delay(DraftForm form, HashMap<String, String> complaints) {
        var hours = number(form, "delay", "version.delay", complaints);
        return Duration.ofSeconds(hours.multiply(SECONDS_PER_HOUR)
                .setScale(0, RoundingMode.HALF_UP)
                .longValue());
    }

    /** Where nothing was entered the event words itself. */
    private static @Nullable Template template(DraftForm form) {
        var texts = List.of(form.text("title"), form.text("body"), form.text("url"));
        return texts.stream().allMatch(String::isEmpty)
                ? null
                : new Template(
                        form.text("title"),
                        form.text("body"),
                        chosen(form, "priority", Priority.values()).stream()
                                .findFirst()
                                .orElse(Priority.NORMAL),
                        form.text("url").isEmpty() ? null : form.text("url"));
    }

    private static <T extends Enum<T>> List<T> chosen(DraftForm form, String name, T[] constants) {
        return Arrays.stream(constants)
                .filter(each -> form.has(name, DefinitionWording.word(each)))
                .toList();
    }

    private static int whole(DraftForm form, String name, String field, HashMap<String, String> complaints) {
        var number = number(form, name, field, complaints);
        if (number.scale() > 0) {
            complaints.put(field, "must be a whole number");
        }
        return number.intValue();
    }

    private static BigDecimal number(DraftForm form, String name, String field, HashMap<String, String> complaints) {
        var text = form.text(name);
        if (text.matches(NUMBER)) {
            return new BigDecimal(text);
        }
        complaints.put(field, "must be a number");
        return BigDecimal.ONE;
    }
}
