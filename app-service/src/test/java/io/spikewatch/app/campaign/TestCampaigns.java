package io.spikewatch.app.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Campaigns of a test's own, which tell the members of one organization of its spikes. */
public class TestCampaigns {

    private final MockMvcTester mvc;
    private final JdbcClient jdbc;
    private final String operator;
    private final List<String> started = new ArrayList<>();

    public TestCampaigns(MockMvcTester mvc, JdbcClient jdbc, String operator) {
        this.mvc = mvc;
        this.jdbc = jdbc;
        this.operator = operator;
    }

    /** A new campaign in use; the answer is its key. */
    public String start(String organization) {
        return start(organization, "organization_members");
    }

    public String start(String organization, String group) {
        var key = "test-" + UUID.randomUUID();
        assertThat(mvc.post()
                        .uri("/api/campaigns/")
                        .header("Authorization", operator)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(json(key, organization, group)))
                .hasStatus(HttpStatus.CREATED);
        set(key, "active");
        started.add(key);
        return key;
    }

    private static String json(String key, String organization, String group) {
        return """
                {"key":"%1$s","name":"Credits removed","family":"%1$s","event":"usage_spike_detected",
                 "guard":{"mode":"warn"},
                 "version":{"audience":{"to":["%3$s"],"where":[{"property":"organization_id","is":"%2$s"}]},
                  "origins":["live","replay"],
                  "template":{"title":"Credits removed","body":"Your credits are gone.","url":"/usage"}},
                 "reason":"a test"}
                """.formatted(key, organization, group);
    }

    /** Whether somebody waits for the deliveries of an event under way, to switch one of its campaigns. */
    public static boolean isSwitchAwaited(JdbcClient jdbc, String event) {
        return jdbc.sql("""
                        select exists (
                            select from pg_locks
                            where locktype = 'advisory' and mode = 'ExclusiveLock' and not granted
                                and database = (select oid from pg_database where datname = current_database())
                                and classid::bigint = :locks and objid::bigint = hashtext(:event)::bigint & 4294967295)
                        """)
                .param("locks", CampaignRepository.LOCKS)
                .param("event", event)
                .query(Boolean.class)
                .single();
    }

    /** So that other tests' events don't concern them. */
    public void stopAll() {
        started.forEach(key -> set(key, "superseded"));
    }

    private void set(String key, String state) {
        jdbc.sql("update campaign_version set state = :state, activated_at = now() where campaign = :key")
                .param("state", state)
                .param("key", key)
                .update();
    }
}
