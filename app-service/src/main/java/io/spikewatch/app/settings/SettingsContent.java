package io.spikewatch.app.settings;

import io.spikewatch.app.page.Choice;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the page shows.
 *
 * @param email what the person signs in with
 * @param complaints about what was entered, by the field's name in the API
 */
record SettingsContent(
        String email, SettingsForm form, List<Type> types, List<Choice> zones, Map<String, String> complaints) {

    /** A type of notification with the channels to choose from. */
    record Type(String key, String label, List<Box> channels) {}

    /** @param note why nothing is told on the channel, though it is chosen */
    record Box(Choice choice, @Nullable String note) {}
}
