/** The pages: what people see of their inbox and accounts, made on the server. */
@ApplicationModule(
        allowedDependencies = {
            "page",
            "organization",
            "access",
            "account",
            "notification",
            "explanation",
            "preference",
            "billing",
            "spike",
            "feedback"
        })
@NullMarked
package io.spikewatch.app.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
