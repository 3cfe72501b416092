package io.spikewatch.billing.history;

import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The organizations that ever reported usage. */
@Component
public class Organizations {

    private final JdbcClient jdbc;

    Organizations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of one that never reported only its id is known. */
    public Organization get(String id) {
        return find(Set.of(id)).getOrDefault(id, new Organization(id, null, null, null, null));
    }

    /** By id; who never reported is absent. */
    public Map<String, Organization> find(Collection<String> ids) {
        return jdbc
                .sql("select id, name, billing_id, stripe_customer_id, region from organization where id = any(:ids)")
                .param("ids", ids.toArray(String[]::new))
                .query(Organization.class)
                .list()
                .stream()
                .collect(toMap(Organization::id, organization -> organization));
    }
}
