package io.spikewatch.messages;

import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.messages.Decoded.Rejected;
import io.spikewatch.messages.Decoded.Undecodable;
import io.spikewatch.messages.Decoded.Valid;
import io.spikewatch.messages.UsageSpikeDetected.Withdrawn;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class BillingMessageCodecTests {

    private static final Map<String, String> GZIP = Map.of("content_encoding", "gzip");
    private static final Instant NOW = Instant.parse("2026-06-10T08:00:00Z");
    private static final int MIB = 1 << 20;

    private final BillingMessageCodec codec = new BillingMessageCodec(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void writesTheSampleOfTheContract() {
        var json = codec.toJson(Samples.envelope());

        assertThat(json).isEqualTo(Samples.JSON.replaceAll("\\n *", ""));
    }

    @Test
    void writesThatASpikeNoLongerHolds() {
        var json = codec.toJson(Samples.withdrawn());

        assertThat(json).isEqualTo(Samples.WITHDRAWN_JSON.replaceAll("\\n *", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true | data.withdrawn is not an object",
                "{'episode_ids':[],'reason':'r'} | data.withdrawn.at is missing or not an instant",
                "{'episode_ids':[],'at':'2026-06-11T07:15:00Z'} | data.withdrawn.reason is missing or empty",
            })
    void takesWhatItCannotReadOfAWithdrawalForTheSpikeAlone(String withdrawn, String oddity) {
        var decoded = spike("{'spike_id':'s','withdrawn':" + withdrawn.replace("''", "'") + "}");

        assertThat(usageSpike(decoded).withdrawn()).isNull();
        assertThat(valid(decoded).oddities()).containsExactly(oddity);
    }

    @Test
    void skipsEpisodesOfAWithdrawalThatAreNoText() {
        var decoded = spike(
                "{'spike_id':'s','withdrawn':{'episode_ids':['a',7,' '],'at':'2026-06-11T07:15:00Z','reason':'r'}}");

        assertThat(usageSpike(decoded).withdrawn())
                .isEqualTo(new Withdrawn(List.of("a"), Instant.parse("2026-06-11T07:15:00Z"), "r"));
        assertThat(valid(decoded).oddities())
                .containsExactly(
                        "data.withdrawn.episode_ids[1] is not text", "data.withdrawn.episode_ids[2] is not text");
    }

    @Test
    void readsWhichTeamMovedAlone() {
        var decoded = spike("{'spike_id':'s','spikes':[{'team_id':'7','team_name':'Web'}]}");

        assertThat(usageSpike(decoded).spikes().get(0).teamId()).isEqualTo("7");
        assertThat(usageSpike(decoded).spikes().get(0).teamName()).isEqualTo("Web");
    }

    @Test
    void packsAsTheContractSays() throws Exception {
        var wire = codec.encode(Samples.envelope());

        assertThat(wire.attributes()).isEqualTo(Map.of("content_encoding", "gzip", "content_type", "application/json"));
        assertThat(Packing.unpack(wire.body())).isEqualTo(codec.toJson(Samples.envelope()));
        assertThat(wire.body()).startsWith("H4sIAAAAAAA").doesNotContainAnyWhitespaces();
    }

    @Test
    void readsWhatItWrote() {
        var wire = codec.encode(Samples.envelope());

        var decoded = codec.decode(wire.body(), wire.attributes());

        assertThat(valid(decoded).envelope()).isEqualTo(Samples.envelope());
        assertThat(valid(decoded).oddities()).isEmpty();
    }

    @Test
    void readsWhatItWroteOfEveryType() {
        for (var envelope : List.of(
                Samples.withdrawn(),
                Samples.subscriptionChanged(),
                Samples.billingAlertRaised(),
                Samples.lifecycleEvent())) {
            var decoded = codec.decodeJson(codec.toJson(envelope));

            assertThat(valid(decoded).envelope()).isEqualTo(envelope);
            assertThat(valid(decoded).oddities()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "subscription_changed | {\"change\":\"created\",\"effective_at\":\"2026-06-10T02:00:04Z\"}"
                        + " | data.organization_id is missing or empty",
                "subscription_changed | {\"organization_id\":\"o\",\"change\":\"won\",\"effective_at\":\"2026-06-10T02:00:04Z\"}"
                        + " | data.change is not a known word",
                "subscription_changed | {\"organization_id\":\"o\",\"change\":\"created\",\"effective_at\":\"today\"}"
                        + " | data.effective_at is missing or not an instant",
                "billing_alert_raised | {\"alert_id\":\"a\",\"organization_id\":\"o\",\"alert_type\":\"t\",\"message\":\"m\"}"
                        + " | data.severity is not a known word",
                "billing_alert_raised | {\"alert_id\":\"a\",\"organization_id\":\"o\",\"alert_type\":\"t\",\"severity\":\"info\",\"message\":\" \"}"
                        + " | data.message is missing or empty",
                "lifecycle_event | {\"organization_id\":\"o\"} | data.event is missing or empty",
                "lifecycle_event | {\"event\":\"e\",\"organization_id\":\" \"} | data.organization_id is missing or empty",
                "lifecycle_event | {\"event\":\"e\",\"organization_id\":\"o\",\"id\":7} | data.id is not text",
                "lifecycle_event | {\"event\":\"e\",\"organization_id\":\"o\",\"occurrence_key\":[]}"
                        + " | data.occurrence_key is not text",
            })
    void rejectsWhatLacksARequiredField(String type, String data, String reason) {
        var decoded = codec.decodeJson("{\"type\":\"%s\",\"data\":%s}".formatted(type, data));

        assertThat(decoded)
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(reason));
    }

    @Test
    void readsWhatTheGzipCommandPacked() {
        var decoded = codec.decode(Samples.PACKED_BY_GZIP_COMMAND, GZIP);

        assertThat(valid(decoded).envelope()).isEqualTo(Samples.envelope());
        assertThat(valid(decoded).json()).isEqualTo(Samples.JSON);
    }

    @Test
    void writesAndReadsAnyJsonThatALifecycleEventCarriesUnchangedAndInOrder() {
        var written = codec.toJson(Samples.lifecycleEvent());

        var read = codec.decode(Samples.LIFECYCLE_EVENT_PACKED, GZIP);

        assertThat(written).isEqualTo(Samples.LIFECYCLE_EVENT_JSON.replaceAll("\\n *", ""));
        assertThat(valid(read).json()).isEqualTo(Samples.LIFECYCLE_EVENT_JSON);
        assertThat(valid(read).envelope()).isEqualTo(Samples.lifecycleEvent());
        assertThat(codec.toJson(valid(read).envelope())).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",'id':null,'properties':null", ",'id':' ','occurrence_key':'','user_id':null"})
    void takesTheMessageForTheEventWhereNothingTellsThemApart(String rest) {
        var decoded = codec.decodeJson(json("{'type':'lifecycle_event','id':'m-1','data':"
                + "{'event':'plan_added','organization_id':'org-123'" + rest + "}}"));

        assertThat(valid(decoded).envelope().message())
                .isEqualTo(new LifecycleEvent("m-1", "plan_added", "org-123", null, null, Map.of()));
        assertThat(valid(decoded).oddities()).isEmpty();
    }

    @Test
    void reportsWhatItLeavesOutOfALifecycleEvent() {
        var odd = lifecycleEvent(",'user_id':7,'properties':{'huge':[1e999999999],'credits':5}");
        var list = lifecycleEvent(",'properties':['credits']");

        assertThat(valid(odd).oddities())
                .containsExactly("data.user_id is not text", "data.properties holds a number that is far too long");
        assertThat(properties(odd)).containsOnlyKeys("credits");
        assertThat(valid(list).oddities()).containsExactly("data.properties is not an object");
        assertThat(properties(list)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "occurrence_key"})
    void rejectsALifecycleEventWhoseKeysAreTooLongToBeKeys(String name) {
        var decoded = lifecycleEvent(",'%s':'%s'".formatted(name, "k".repeat(301)));

        assertThat(decoded)
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason())
                                .isEqualTo("data." + name + " is longer than 300 characters"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "usage_spike_detected",
                "billing_alert_raised",
                "subscription_changed",
                "lifecycle_event",
                "mass_send_held"
            })
    void rejectsALifecycleEventOfAReservedNameUnlessItWasTakenBefore(String name) {
        var body = json(
                "{'type':'lifecycle_event','id':'m-1','data':{'event':'%s','organization_id':'o'}}".formatted(name));

        assertThat(codec.decode(body, Map.of()))
                .isEqualTo(new Rejected("m-1", "lifecycle_event", "data.event is reserved", body));
        assertThat(codec.decodeJson(body)).isInstanceOf(Valid.class);
    }

    @Test
    void readsPlainJson() {
        var decoded = codec.decode(Samples.JSON, Map.of("content_type", "application/json"));

        assertThat(valid(decoded).envelope()).isEqualTo(Samples.envelope());
    }

    @Test
    void fillsInWhatASenderMayLeaveOut() {
        var message = spike("{'spike_id':'s-1','organization_id':'org-123','spikes':[{}]}");

        var envelope = valid(message).envelope();

        assertThat(envelope.occurredAt()).isEqualTo(NOW);
        assertThat(envelope.origin()).isEqualTo(Origin.LIVE);
        assertThat(usageSpike(message).spikes()).singleElement().satisfies(entry -> {
            assertThat(entry.metric()).isEqualTo("usage");
            assertThat(entry.direction()).isEqualTo(Direction.UP);
            assertThat(entry.observed()).isNull();
            assertThat(entry.topTeams()).isEmpty();
        });
    }

    @Test
    void derivesAMissingIdFromTheDataWhateverTheOrderOfItsFields() {
        var oneWay = spike("{'spike_id':'s-1','organization_id':'org-123'}");
        var theOther = spike("{'organization_id':'org-123','spike_id':'s-1'}");

        assertThat(valid(oneWay).envelope().id()).isEqualTo("837f503e-0c83-5081-a170-3763ac29256b");
        assertThat(valid(theOther).envelope().id()).isEqualTo("837f503e-0c83-5081-a170-3763ac29256b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",'spikes':null", ",'spikes':[]", ",'spikes':[null]", ",'spikes':[1,'x',[]]"})
    void readsASpikeWithoutEntries(String spikes) {
        var decoded = spike("{'spike_id':'s-1'" + spikes + "}");

        assertThat(usageSpike(decoded).spikes()).isEmpty();
    }

    @Test
    void ignoresUnknownFields() {
        var decoded =
                codec.decodeJson(json("{'type':'usage_spike_detected','sender':7,'data':{'spike_id':'s','x':{}}}"));

        assertThat(valid(decoded).oddities()).isEmpty();
    }

    @Test
    void skipsAndReportsWhatIsOfAWrongType() {
        var decoded = spike("{'spike_id':'s-1','organization_id':7,'detected_at':20260609,'spikes':["
                + "17,{'metric':5,'direction':'sideways','factor':'3.2','percent_change':true,'observed':1e999999999,"
                + "'usage_date':'2026-02-30','weekday':{},'top_teams':[{'team_name':'Web'},{'team_id':'1'}]}]}");

        assertThat(valid(decoded).oddities())
                .containsExactly(
                        "data.organization_id is not text",
                        "data.detected_at is not text",
                        "data.spikes[0] is not an object",
                        "data.spikes[1].metric is not text",
                        "data.spikes[1].direction is not a known word",
                        "data.spikes[1].factor is not a number",
                        "data.spikes[1].percent_change is not a whole number",
                        "data.spikes[1].observed is not a number",
                        "data.spikes[1].usage_date is not a date",
                        "data.spikes[1].weekday is not text",
                        "data.spikes[1].top_teams[0].team_id is missing or empty");
        assertThat(usageSpike(decoded).organizationId()).isNull();
        assertThat(usageSpike(decoded).spikes()).singleElement().satisfies(entry -> {
            assertThat(entry.metric()).isEqualTo("usage");
            assertThat(entry.factor()).isNull();
            assertThat(entry.topTeams()).hasSize(1);
        });
    }

    @Test
    void namesTheFirstOdditiesAndCountsTheRest() {
        var decoded = spike("{'spike_id':'s-1','spikes':[" + "0,".repeat(99) + "0]}");

        assertThat(valid(decoded).oddities()).hasSize(21).endsWith("and 80 more");
    }

    @Test
    void keepsIdsShortEnoughToBeKeys() {
        var id = "s".repeat(301);

        var tooLong = spike("{'spike_id':'" + id + "'}");
        var odd = spike("{'spike_id':'s-1','organization_id':'" + id + "'}");

        assertThat(tooLong)
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected ->
                                assertThat(rejected.reason()).isEqualTo("data.spike_id is longer than 300 characters"));
        assertThat(usageSpike(odd).organizationId()).isNull();
        assertThat(valid(odd).oddities()).containsExactly("data.organization_id is longer than 300 characters");
    }

    @Test
    void roundsPerCentToWholeNumbers() {
        var decoded = spike("{'spike_id':'s-1','spikes':[{'percent_change':219.6,'observed':38400.50}]}");

        assertThat(usageSpike(decoded).spikes().get(0).percentChange()).isEqualTo(220);
        assertThat(usageSpike(decoded).spikes().get(0).observed()).isEqualTo(new BigDecimal("38400.50"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'data':{'spike_id':'s'}}                                | type is missing or empty
            {'type':'','data':{'spike_id':'s'}}                      | type is missing or empty
            {'type':7,'data':{'spike_id':'s'}}                       | type is missing or empty
            {'type':'invoice_paid','data':{}}                        | unknown type
            {'type':'usage_spike_detected'}                          | data is missing
            {'type':'usage_spike_detected','origin':'banana','data':{'spike_id':'s'}} | origin is not a known word
            {'type':'usage_spike_detected','origin':7,'data':{'spike_id':'s'}} | origin is not a known word
            {'type':'usage_spike_detected','data':{}}                | data.spike_id is missing or empty
            {'type':'usage_spike_detected','data':{'spike_id':null}} | data.spike_id is missing or empty
            {'type':'usage_spike_detected','data':{'spike_id':' '}}  | data.spike_id is missing or empty
            {'type':'usage_spike_detected','data':{'spike_id':5}}    | data.spike_id is missing or empty
            """)
    void rejectsWhatLacksSomethingRequired(String json, String reason) {
        var decoded = codec.decodeJson(json(json));

        assertThat(decoded).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.reason()).isEqualTo(reason);
            assertThat(rejected.json()).isEqualTo(json(json));
        });
    }

    @Test
    void keepsIdAndTypeOfARejectedMessage() {
        var decoded = codec.decodeJson(json("{'type':'invoice_paid','id':'m-1','data':{}}"));

        assertThat(decoded)
                .isEqualTo(new Rejected(
                        "m-1", "invoice_paid", "unknown type", json("{'type':'invoice_paid','id':'m-1','data':{}}")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                                                          | not a JSON object
            nonsense                                                    | not JSON
            {'type':                                                    | not JSON
            {} {}                                                       | not JSON
            [{'type':'usage_spike_detected'}]                           | not a JSON object
            null                                                        | not a JSON object
            'text'                                                      | not a JSON object
            {'type':'usage_spike_detected','data':null}                 | data is not an object
            {'type':'usage_spike_detected','data':[]}                   | data is not an object
            {'schema_version':2,'type':'anything','data':{}}            | schema_version is newer than 1
            {'schema_version':'2.1','type':'anything'}                  | schema_version is newer than 1
            {'type':'x','data':{'a':'\\u0000'}}                         | a NUL character or half a surrogate pair
            {'type':'x','data':{'a':['\\ud83d']}}                       | a NUL character or half a surrogate pair
            {'type':'x','data':{'\\udcca':1}}                           | a NUL character or half a surrogate pair
            """)
    void givesUpOnWhatCannotBeUnderstood(String body, String reason) {
        assertThat(codec.decode(json(body), Map.of())).isEqualTo(new Undecodable(reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1.7", "'1'", "'1.7'", "null", "0", "'latest'"})
    void readsEveryVersionOfItsOwnMajor(String version) {
        var decoded = codec.decodeJson(
                json("{'schema_version':" + version + ",'type':'usage_spike_detected','data':{'spike_id':'s'}}"));

        assertThat(decoded).isInstanceOf(Valid.class);
    }

    @ParameterizedTest
    @CsvSource({"not base64!, not base64", "bm90IGd6aXA=, not gzip", "'', not gzip", "H4sIAAAAAAACA11S0W6c, not gzip"})
    void givesUpOnWhatIsNotPackedAsItClaims(String body, String reason) {
        assertThat(codec.decode(body, GZIP)).isEqualTo(new Undecodable(reason));
    }

    @Test
    void givesUpOnAnUnknownPacking() {
        assertThat(codec.decode(Samples.JSON, Map.of("content_encoding", "br")))
                .isEqualTo(new Undecodable("unknown content_encoding"));
    }

    @Test
    void stopsUnpackingAtOneMebibyte() {
        assertThat(codec.decode(Packing.pack(ofSize(MIB)), GZIP)).isInstanceOf(Valid.class);
        assertThat(codec.decode(Packing.pack(ofSize(MIB + 1)), GZIP))
                .isEqualTo(new Undecodable("more than 1 MiB unpacked"));
        assertThat(codec.decode(Packing.pack(" ".repeat(64 * MIB)), GZIP))
                .isEqualTo(new Undecodable("more than 1 MiB unpacked"));
        assertThat(codec.decodeJson(ofSize(MIB + 1))).isEqualTo(new Undecodable("more than 1 MiB unpacked"));
    }

    @Test
    void allowsNestingUpToSixtyFour() {
        assertThat(codec.decodeJson(nested(64))).isInstanceOf(Valid.class);
        assertThat(codec.decodeJson(nested(65)))
                .isEqualTo(new Undecodable("nested deeper than 64, or a number or name far too long"));
    }

    @Test
    void understandsTextBeyondTheBasicPlane() {
        var decoded = spike("{'spike_id':'s','organization_name':'\\ud83d\\udcca Ünïcode 📈'}");

        assertThat(usageSpike(decoded).organizationName()).isEqualTo("📊 Ünïcode 📈");
    }

    private Decoded spike(String data) {
        return codec.decodeJson(json("{'type':'usage_spike_detected','data':" + data + "}"));
    }

    /** @param rest of the data */
    private Decoded lifecycleEvent(String rest) {
        return codec.decodeJson(
                json("{'type':'lifecycle_event','data':{'event':'e','organization_id':'o'" + rest + "}}"));
    }

    private static Map<String, JsonNode> properties(Decoded decoded) {
        return ((LifecycleEvent) valid(decoded).envelope().message()).properties();
    }

    private static Valid valid(Decoded decoded) {
        assertThat(decoded).isInstanceOf(Valid.class);
        return (Valid) decoded;
    }

    private static UsageSpikeDetected usageSpike(Decoded decoded) {
        return (UsageSpikeDetected) valid(decoded).envelope().message();
    }

    private static String json(String singleQuoted) {
        return singleQuoted.replace('\'', '"');
    }

    private static String ofSize(int bytes) {
        var json = json("{'type':'usage_spike_detected','data':{'spike_id':'s'}}");
        return json + " ".repeat(bytes - json.length());
    }

    /** The envelope and its data are the first two levels. */
    private static String nested(int levels) {
        var lists = "[".repeat(levels - 2) + "]".repeat(levels - 2);
        return json("{'type':'usage_spike_detected','data':{'spike_id':'s','deep':" + lists + "}}");
    }
}
