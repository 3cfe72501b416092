/** Channels: how notifications reach people outside the inbox, by e-mail, in Slack and at webhooks. */
@ApplicationModule(allowedDependencies = {"organization", "notification", "preference", "message", "outside"})
@NullMarked
package io.spikewatch.app.channel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
