package io.spikewatch.app.settings;

import io.spikewatch.app.page.Choice;
import java.util.List;
import java.util.Map;

/**
 * What the page shows.
 *
 * @param email what the person signs in with
 * @param complaints about what was entered, by the field's name in the API
 */
record SettingsContent(
        String email, SettingsForm form, List<Type> types, List<Choice> zones, Map<String, String> complaints) {

    /** A type of notification with the channels to choose from. */
    record Type(String key, String label, List<Choice> channels) {}
}
