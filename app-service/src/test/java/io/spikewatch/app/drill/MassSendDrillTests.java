package io.spikewatch.app.drill;

import static io.spikewatch.app.campaign.TestOperator.word;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.spikewatch.app.IntegrationTest;
import io.spikewatch.app.TestPeople;
import io.spikewatch.app.campaign.TestOperator;
import io.spikewatch.messages.Origin;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The night on which 410 people were told that their credits were cancelled, once more: a live and a backfill event for
 * the same fact, a backfill campaign edited so that whom it used to filter out got its message, and twelve hours of delay
 * that hid it.
 */
@IntegrationTest
class MassSendDrillTests {

    private static final int ACCOUNTS = 410;
    private static final int READERS = 37;
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String FILTERED = "[{\"property\":\"has_live_event\",\"is\":true}]";
    private static final String REASON = "{\"reason\":\"the drill\"}";

    private final String family = word("startup-plan");
    private final String live = family + ".live";
    private final String backfill = family + ".backfill";

    @Autowired
    private TestOperator operator;

    @Autowired
    private TestPeople people;

    @Autowired
    private JdbcClient jdbc;

    /** The admin of each organization. */
    private Map<String, UUID> admins;

    @BeforeEach
    void foundAccounts() {
        admins = Stream.generate(people::organization)
                .limit(ACCOUNTS)
                .collect(Collectors.toMap(
                        each -> each, each -> operator.admin(each).id()));
    }

    @Test
    void harmsNobodyWhereCampaignsAreGuarded() {
        operator.run(live, family, live, "{}", version("PT12H", "[]", "{{credits}} credits were added."));
        operator.run(backfill, family, backfill, "{}", version("PT12H", FILTERED, "{{credits}} credits were added."));
        operator.replace(backfill, version("PT12H", "[]", "Your {{credits}} credits were cancelled."));

        admins.keySet().forEach(each -> operator.tell(backfill, each, Origin.BACKFILL, properties("2021")));
        admins.keySet().forEach(each -> operator.tell(live, each, Origin.LIVE, properties("2026")));

        assertThat(operator.get("/api/sends/summary/?group_by=version,cohort,state&campaign=" + backfill))
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"results":[{"version":2,"cohort":"2021","state":"held","count":410}]}
                        """);
        assertThat(operator.get("/api/sends/?limit=1&state=suppressed&reason=duplicate&campaign=" + live))
                .bodyJson()
                .extractingPath("$.count")
                .isEqualTo(ACCOUNTS);
        twelveHoursLater();
        assertThat(operator.post("/api/holds/" + hold() + "/discard/", "{\"reason\":\"wrong message\"}"))
                .bodyJson()
                .isLenientlyEqualTo("{\"discarded\":410}");
        assertThat(operator.get("/api/sends/?limit=1&state=discarded&reason=wrong message&campaign=" + backfill))
                .bodyJson()
                .extractingPath("$.count")
                .isEqualTo(ACCOUNTS);
        assertThat(notifications("family", family)).isZero();
    }

    @Test
    void isSeenBeforeItIsActivatedOnceThereIsAHistory() {
        operator.run(backfill, family, backfill, "{}", version("PT12H", FILTERED, "{{credits}} credits were added."));
        admins.keySet().forEach(each -> operator.tell(backfill, each, Origin.BACKFILL, properties("2021")));
        operator.post("/api/campaigns/" + backfill + "/versions/", """
                {"version":%s,"reason":"the drill"}
                """.formatted(
                        version("PT12H", "[]", "Your {{credits}} credits were cancelled.")));

        assertThat(operator.post("/api/campaigns/" + backfill + "/versions/2/dry_run/", "{\"days\":90}"))
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"would_send":410,"recipients":410,"diff":{"compared_with":1,"newly_told":410,"no_longer_told":0}}
                        """);
        assertThat(operator.post("/api/campaigns/" + backfill + "/versions/2/activate/", REASON))
                .bodyJson()
                .extractingPath("$.versions[0].state")
                .isEqualTo("awaiting_approval");
    }

    @Test
    void canBeTakenBackWhereTheyOnlyWarn() {
        operator.run(
                backfill,
                family,
                backfill,
                "{\"mode\":\"warn\"}",
                version("PT0S", "[]", "Your credits were cancelled."));
        admins.keySet().forEach(each -> operator.tell(backfill, each, Origin.BACKFILL, properties("2021")));
        jdbc.sql("""
                        update notification set read_at = now() where id in (
                            select id from notification where notification_type = :key order by id limit :readers)
                        """).param("key", backfill).param("readers", READERS).update();
        var readers = Map.copyOf(readTimes("delivered"));

        assertThat(operator.post("/api/campaigns/" + backfill + "/pause/", REASON))
                .hasStatusOk();
        assertThat(operator.get("/api/sends/?limit=1&state=delivered&campaign=" + backfill))
                .bodyJson()
                .extractingPath("$.count")
                .isEqualTo(ACCOUNTS);
        var recalled = operator.post("/api/campaigns/" + backfill + "/recall/", """
                {"version":1,"reason":"Your credits are untouched"}
                """);
        var recall = operator.read(recalled).path("recall_id").asString();
        var corrected = operator.post("/api/recalls/" + recall + "/correct/", """
                {"title":"Your credits are untouched","body":"We were wrong.","reason":"the drill"}
                """);

        assertThat(recalled).bodyJson().isLenientlyEqualTo("{\"recalled\":410,\"read_before\":37}");
        assertThat(corrected).bodyJson().isLenientlyEqualTo("{\"sent\":410}");
        assertThat(recipients("recalled")).containsExactlyInAnyOrderElementsOf(admins.values());
        assertThat(readTimes("recalled")).isEqualTo(readers).hasSize(READERS);
        assertThat(unread())
                .containsOnlyKeys(admins.values())
                .allSatisfy((person, unread) -> assertThat(unread).containsExactly("Your credits are untouched"));
    }

    private static String version(String delay, String except, String body) {
        return """
                {"audience":{"to":["organization_admins"],"where":[{"property":"plan","is":"startup"}],"except":%s},
                 "origins":["live","backfill"],"delay":"%s","template":{"title":"Your credits","body":"%s"}}
                """.formatted(except, delay, body);
    }

    private static Map<String, Object> properties(String cohort) {
        return Map.of("plan", "startup", "credits", 5000, "has_live_event", true, "cohort", cohort);
    }

    /** Whatever may be delivered is, before a later campaign's send of the same age. */
    private void twelveHoursLater() {
        jdbc.sql("update send set due_at = due_at - interval '13 hours' where family = :family")
                .param("family", family)
                .update();
        var later = word("later");
        operator.run(later, later, later, "{}", version("PT1S", "[]", "Later."));
        operator.tell(later, admins.keySet().iterator().next(), Origin.LIVE, properties("2026"));
        await().atMost(SOON).until(() -> notifications("campaign", later) == 1);
    }

    private int notifications(String column, String value) {
        return jdbc.sql("select count(*) from send where " + column + " = :value and notification_id is not null")
                .param("value", value)
                .query(Integer.class)
                .single();
    }

    private String hold() {
        return jdbc.sql("select id::text from hold where campaign = :campaign and state = 'open'")
                .param("campaign", backfill)
                .query(String.class)
                .single();
    }

    private List<UUID> recipients(String state) {
        return jdbc.sql("select user_id from send where campaign = :campaign and state = :state")
                .param("campaign", backfill)
                .param("state", state)
                .query(UUID.class)
                .list();
    }

    private Map<UUID, String> readTimes(String state) {
        var times = new HashMap<UUID, String>();
        jdbc.sql("""
                        select s.user_id, n.read_at::text as read_at from send s
                        join notification n on n.id = s.notification_id
                        where s.campaign = :campaign and s.state = :state and n.read_at is not null
                        """).param("campaign", backfill).param("state", state).query(row -> {
            times.put(row.getObject("user_id", UUID.class), row.getString("read_at"));
        });
        return times;
    }

    private Map<UUID, List<String>> unread() {
        var unread = new HashMap<UUID, List<String>>();
        jdbc.sql("""
                        select user_id, array_agg(title) as titles from notification
                        where user_id = any(:people::uuid[]) and read_at is null and retracted_at is null
                        group by user_id
                        """)
                .param("people", admins.values().stream().map(UUID::toString).toArray(String[]::new))
                .query(row -> {
                    unread.put(row.getObject("user_id", UUID.class), List.of((String[])
                            row.getArray("titles").getArray()));
                });
        return unread;
    }
}
