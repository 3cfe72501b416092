package io.spikewatch.app.notification;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.spikewatch.app.organization.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/users/@me/notification_settings")
class NotificationSettingsController {

    private final NotificationSettings settings;

    NotificationSettingsController(NotificationSettings settings) {
        this.settings = settings;
    }

    @GetMapping
    Settings show(Caller caller) {
        return new Settings(settings.muted(caller.userId()));
    }

    @PatchMapping
    Settings change(Caller caller, @RequestBody @Valid SettingsChange change) {
        if (change.muted() != null) {
            settings.mute(caller.userId(), change.muted());
        }
        return show(caller);
    }

    record Settings(List<Mute> muted) {}

    /** Members that aren't named stay as they are. */
    record SettingsChange(
            @JsonSetter(nulls = Nulls.FAIL) @Size(max = 500) @Nullable
            List<@NotNull @Valid Mute> muted) {}
}
