package io.spikewatch.app.notification;

import io.spikewatch.app.organization.Caller;
import io.spikewatch.web.Problem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@RestController
@RequestMapping("/api/users/@me/notification_settings")
class NotificationSettingsController {

    private static final int MAX_MUTES = 500;

    private final NotificationSettings settings;
    private final JsonMapper json;

    NotificationSettingsController(NotificationSettings settings, JsonMapper json) {
        this.settings = settings;
        this.json = json;
    }

    @GetMapping
    Settings show(Caller caller) {
        return new Settings(settings.muted(caller.userId()));
    }

    /** Members that aren't named stay as they are. */
    @PatchMapping
    Settings change(Caller caller, @RequestBody SettingsChange change) {
        if (change.muted() != null) {
            settings.mute(caller.userId(), mutes(change.muted()));
        }
        return show(caller);
    }

    private List<Mute> mutes(JsonNode node) {
        if (!node.isArray() || node.size() > MAX_MUTES) {
            throw Problem.invalid("muted", "must be a list of at most " + MAX_MUTES);
        }
        return node.valueStream().map(this::mute).toList();
    }

    private Mute mute(JsonNode node) {
        if (!node.isObject()) {
            throw malformed();
        }
        try {
            return json.treeToValue(node, Mute.class);
        } catch (JacksonException e) {
            throw malformed();
        }
    }

    private static Problem malformed() {
        return Problem.invalid("muted", "must hold objects of notification_type and, where meant, account_id");
    }

    record Settings(List<Mute> muted) {}

    /** Null where a member isn't named; a member that is null in the request is a node that says so. */
    record SettingsChange(
            @Schema(implementation = Mute[].class) @Nullable JsonNode muted) {}
}
