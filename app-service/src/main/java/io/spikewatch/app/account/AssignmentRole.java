package io.spikewatch.app.account;

import java.util.Locale;

/** How a person looks after an account. */
public enum AssignmentRole {
    CSM,
    ACCOUNT_EXECUTIVE;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static AssignmentRole of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
