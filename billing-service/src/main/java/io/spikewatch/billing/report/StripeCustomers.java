package io.spikewatch.billing.report;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which organization a customer at Stripe is, as reports say. */
@Component
public class StripeCustomers {

    private final JdbcClient jdbc;

    StripeCustomers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty if no organization's reports carry this customer, or several do. */
    public Optional<String> organizationOf(String customerId) {
        return jdbc.sql("select min(id) from organization where stripe_customer_id = ? having count(*) = 1")
                .param(customerId)
                .query(String.class)
                .optional();
    }
}
