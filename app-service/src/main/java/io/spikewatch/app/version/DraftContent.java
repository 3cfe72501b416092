package io.spikewatch.app.version;

import io.spikewatch.app.campaign.Group;
import io.spikewatch.app.notification.Priority;
import io.spikewatch.app.page.Choice;
import io.spikewatch.app.version.DraftForm.Line;
import io.spikewatch.messages.Origin;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The form in which a version is drafted.
 *
 * @param key of the campaign; null while it doesn't exist
 * @param complaints about what was entered, by the field's name in the API
 */
record DraftContent(
        @Nullable String key,
        String heading,
        DraftForm form,
        Map<String, String> complaints,
        List<Choice> groups,
        List<Choice> origins,
        List<Choice> priorities) {

    static DraftContent of(@Nullable String key, String heading, DraftForm form, Map<String, String> complaints) {
        return new DraftContent(
                key,
                heading,
                form,
                complaints,
                Arrays.stream(Group.values())
                        .map(each -> choice(form, "to", each, DefinitionWording.labelOf(each)))
                        .toList(),
                choices(form, "origins", Origin.values()),
                choices(form, "priority", Priority.values()));
    }

    private static List<Choice> choices(DraftForm form, String name, Enum<?>[] constants) {
        return Arrays.stream(constants)
                .map(each -> choice(form, name, each, DefinitionWording.word(each)))
                .toList();
    }

    private static Choice choice(DraftForm form, String name, Enum<?> constant, String label) {
        var word = DefinitionWording.word(constant);
        return new Choice(word, label, form.has(name, word));
    }

    /** What was entered. */
    public String text(String name) {
        return form.text(name);
    }

    public List<Line> lines(String name) {
        return form.lines(name);
    }

    public @Nullable String complaint(String field) {
        return complaints.get(field);
    }
}
