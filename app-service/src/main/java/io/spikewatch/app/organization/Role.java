package io.spikewatch.app.organization;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a member may do in an organization; operators exist in the vendor's own organization only. */
public enum Role {
    OWNER,
    ADMIN,
    MEMBER,
    OPERATOR;

    /** The role's name in JSON, in the database and in tokens. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Role of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
