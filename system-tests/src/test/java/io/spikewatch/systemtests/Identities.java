package io.spikewatch.systemtests;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * By what one system knows people and paying customers; nothing of it may leave for product analytics. A user's id may say
 * who did something, and nothing else.
 */
record Identities(Set<String> all) {

    private static final Pattern LOOKS_LIKE_ONE = Pattern.compile("[^\\s\"@]+@[^\\s\"@]+|\\b(?:cus|sub|price|evt)_\\w+"
            + "|(?:organization|group_key)[_\":]+" + Spikewatch.VENDOR + "\\b");

    static Identities of(Spikewatch system) {
        var all = new HashSet<String>();
        all.addAll(select(system, "app", "select unnest(array[id::text, email, name]) from app_user"));
        all.addAll(select(system, "app", "select unnest(array[name, billing_id, stripe_customer_id]) from account"));
        all.addAll(select(system, "billing", "select unnest(array[billing_id, stripe_customer_id]) from organization"));
        return new Identities(all);
    }

    /** What of it the events tell. */
    List<String> in(Collection<JsonNode> events) {
        return events.stream()
                .map(Identities::withoutActor)
                .flatMap(this::in)
                .distinct()
                .toList();
    }

    private static String withoutActor(JsonNode event) {
        var rest = (ObjectNode) event.deepCopy();
        if (!rest.path("distinct_id").asString().startsWith("$")) {
            rest.remove("distinct_id");
        }
        return rest.toString();
    }

    private Stream<String> in(String event) {
        var known = all.stream().filter(event::contains);
        var alike = LOOKS_LIKE_ONE.matcher(event).results().map(found -> found.group());
        return Stream.concat(known, alike).map(identity -> identity + " in " + event);
    }

    /** The distinct texts of a query's one column. */
    static Set<String> select(Spikewatch system, String database, String query) {
        try (var connection = DriverManager.getConnection(system.jdbcUrl(database));
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var texts = Stream.<String>builder();
            while (rows.next()) {
                if (rows.getString(1) != null) {
                    texts.add(rows.getString(1));
                }
            }
            return texts.build().collect(Collectors.toSet());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
