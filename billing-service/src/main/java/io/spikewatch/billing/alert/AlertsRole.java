package io.spikewatch.billing.alert;

import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Says to the database whose alerts the statements of a transaction are about; by itself the service sees none. If one
 * fails, the transaction is over, and with it what was said.
 */
@Component
public class AlertsRole {

    private final JdbcClient jdbc;
    private final AlertProperties properties;

    AlertsRole(JdbcClient jdbc, AlertProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    /** Everybody's alerts, to be changed at will. The statements can reach no other table. */
    @Transactional(propagation = Propagation.MANDATORY)
    public <T> T ofAll(Supplier<T> statements) {
        set("role", properties.role());
        var result = statements.get();
        set("role", "none");
        return result;
    }

    /** From here to the transaction's end one organization's alerts, to be read and acknowledged. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void of(String organizationId) {
        set("billing.organization_id", organizationId);
    }

    private void set(String setting, String value) {
        jdbc.sql("select set_config(?, ?, true)")
                .params(setting, value)
                .query(String.class)
                .single();
    }
}
