package io.spikewatch.app.preference;

import io.spikewatch.app.organization.Caller;
import io.spikewatch.web.MergePatch;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

@RestController
@RequestMapping("/api/users/@me/notification_settings")
class NotificationSettingsController {

    private final NotificationSettings settings;
    private final MergePatch patches;

    NotificationSettingsController(NotificationSettings settings, MergePatch patches) {
        this.settings = settings;
        this.patches = patches;
    }

    @GetMapping
    Settings show(Caller caller) {
        return settings.of(caller.userId());
    }

    /** Members that aren't named stay as they are. */
    @ApiResponse(responseCode = "200", description = "As they are now, with the secret of a new webhook")
    @PatchMapping
    SavedSettings change(
            Caller caller,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = Settings.class)))
                    @RequestBody
                    ObjectNode patch) {
        return settings.change(caller.userId(), present -> patches.apply(present, patch));
    }
}
