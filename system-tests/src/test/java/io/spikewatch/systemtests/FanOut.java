package io.spikewatch.systemtests;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A campaign that tells all members of many organizations of one event each; the campaign, its event and its
 * organizations have one name.
 */
record FanOut(Spikewatch system, String name) {

    /** People are written straight into the database: thousands of them by the API would take minutes. */
    private static final String PEOPLE = """
            with customer as (
                insert into organization (id, name)
                select '%1$s-' || n, 'Customer ' || n from generate_series(1, %2$d) n returning id),
            person as (
                insert into app_user (id, email, name)
                select gen_random_uuid(), m || '@' || id, 'Member ' || m
                from customer, generate_series(1, %3$d) m returning id, email)
            insert into membership (organization_id, user_id, role)
            select split_part(email, '@', 2), id, 'member' from person
            """;

    static FanOut to(int organizations, int members, String guard, String name, Spikewatch system) {
        var fanOut = new FanOut(system, name);
        fanOut.execute(PEOPLE.formatted(name, organizations, members));
        system.operator().post("/api/campaigns/", new JsonMapper().readTree("""
                {"key":"%1$s","name":"A fan-out","family":"%1$s","event":"%1$s","guard":%2$s,"reason":"a test",
                 "version":{"audience":{"to":["organization_members"]},
                  "template":{"title":"Credits","body":"{{account}} has them."}}}""".formatted(name, guard)));
        system.operator().post("/api/campaigns/" + name + "/versions/1/dry_run/", Map.of("days", 90));
        fanOut.change("versions/1/activate/");
        return fanOut;
    }

    /** Each of these organizations, counted from 1, has its event. */
    void tell(IntStream organizations) {
        organizations.forEach(number -> system.sqs().send("""
                {"schema_version":1,"type":"lifecycle_event","id":"%1$s-%2$d","occurred_at":"2026-06-10T02:00:04Z",\
                "origin":"live","data":{"id":"%1$s-%2$d","event":"%1$s","organization_id":"%1$s-%2$d",\
                "properties":{}}}""".formatted(name, number), Map.of()));
    }

    void pause() {
        change("pause/");
    }

    void resume() {
        change("resume/");
    }

    private void change(String call) {
        system.operator().post("/api/campaigns/" + name + "/" + call, Map.of("reason", "a test"));
    }

    JsonNode openHold() {
        return system.operator()
                .get("/api/holds/?limit=100")
                .path("results")
                .valueStream()
                .filter(hold -> hold.path("campaign").asString().equals(name)
                        && hold.path("state").asString().equals("open"))
                .findFirst()
                .orElseThrow();
    }

    int release(JsonNode hold) {
        return system.operator()
                .post("/api/holds/" + hold.path("id").asString() + "/release/", Map.of("reason", "a test"))
                .path("released")
                .asInt();
    }

    long sends() {
        return count("select count(*) from send where campaign = '%s'");
    }

    long sends(String state) {
        return count("select count(*) from send where campaign = '%s' and state = '" + state + "'");
    }

    long notifications() {
        return count("select count(*) from notification where notification_type = '%s'");
    }

    long peopleTold() {
        return count("select count(distinct user_id) from notification where notification_type = '%s'");
    }

    /** By the times that the services themselves wrote down. */
    long notificationsWhilePaused() {
        return count("""
                select count(*) from notification where notification_type = '%1$s'
                    and created_at > (select at from audit_line where target = '%1$s' and action = 'pause')
                    and created_at < coalesce(
                        (select at from audit_line where target = '%1$s' and action = 'resume'), 'infinity')
                """);
    }

    private long count(String query) {
        try (var connection = DriverManager.getConnection(system.jdbcUrl("app"));
                var found = connection.createStatement().executeQuery(query.formatted(name))) {
            found.next();
            return found.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String command) {
        try (var connection = DriverManager.getConnection(system.jdbcUrl("app"));
                var statement = connection.createStatement()) {
            statement.execute(command);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
