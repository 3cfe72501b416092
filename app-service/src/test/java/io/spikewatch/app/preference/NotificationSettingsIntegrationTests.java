package io.spikewatch.app.preference;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.spikewatch.app.IntegrationTest;
import io.spikewatch.app.TestPeople;
import io.spikewatch.app.organization.User;
import java.io.UnsupportedEncodingException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@IntegrationTest
class NotificationSettingsIntegrationTests {

    private static final String PATH = "/api/users/@me/notification_settings/";
    private static final String MUTED = "{\"muted\":[{\"notification_type\":\"usage_spike\"}]}";
    private static final String HOOK = "https://example.com/hook";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private TestPeople people;

    @Autowired
    private NotificationSettings settings;

    private User person;
    private String bearer;

    @BeforeEach
    void signIn() {
        person = people.staff();
        bearer = people.bearer(person);
    }

    @Test
    void tellsInTheInboxAloneUntilSomebodyChooses() {
        assertThat(get()).hasStatusOk().bodyJson().isStrictlyEqualTo("""
                        {"muted":[],"channels":{},"quiet_hours":null,"addresses":{"slack":null,"webhook":null}}
                        """);
    }

    @Test
    void mutesATypeAltogether() {
        assertThat(patch(MUTED)).hasStatusOk();

        assertThat(get()).bodyJson().isLenientlyEqualTo(MUTED);
        assertThat(settings.muted("usage_spike", List.of(person.id()))).containsExactly(new Muted(person.id(), null));
        assertThat(settings.muted("other", List.of(person.id()))).isEmpty();
    }

    @Test
    void mutesATypeOfOneAccount() {
        var account = people.accountOf(people.organization()).id();
        var muted = "{\"muted\":[{\"notification_type\":\"usage_spike\",\"account_id\":\"%s\"}]}".formatted(account);

        assertThat(patch(muted)).hasStatusOk().bodyJson().isLenientlyEqualTo(muted);

        assertThat(settings.muted("usage_spike", List.of(person.id())))
                .containsExactly(new Muted(person.id(), account));
    }

    @Test
    void keepsChannelsByType() {
        var channels = """
                {"channels":{"usage_spike":["in_app","email"],"billing_alert":["slack","webhook"]}}
                """;

        assertThat(patch(channels)).hasStatusOk().bodyJson().isLenientlyEqualTo(channels);

        assertThat(get()).bodyJson().isLenientlyEqualTo(channels);
        assertThat(settings.of(person.id()).hasChosen(Channel.EMAIL, "usage_spike"))
                .isTrue();
        assertThat(settings.of(person.id()).hasChosen(Channel.EMAIL, "billing_alert"))
                .isFalse();
    }

    @Test
    void namesAChannelOnce() {
        assertThat(patch("{\"channels\":{\"usage_spike\":[\"email\",\"in_app\",\"email\"]}}"))
                .bodyJson()
                .extractingPath("$.channels.usage_spike")
                .asArray()
                .containsExactly("email", "in_app");
    }

    @Test
    void keepsQuietHoursUntilNullClearsThem() {
        var quiet = "{\"quiet_hours\":{\"from\":\"22:00\",\"to\":\"07:30\",\"time_zone\":\"Europe/Berlin\"}}";

        assertThat(patch(quiet)).hasStatusOk().bodyJson().isLenientlyEqualTo(quiet);
        assertThat(patch("{}")).bodyJson().isLenientlyEqualTo(quiet);
        assertThat(patch("{\"quiet_hours\":null}")).hasStatusOk();

        assertThat(get()).bodyJson().extractingPath("$.quiet_hours").isNull();
    }

    @Test
    void replacesNamedMembersOnly() {
        patch(MUTED);
        patch("{\"channels\":{\"usage_spike\":[\"email\"]}}");

        assertThat(patch("{\"channels\":{\"billing_alert\":[\"in_app\"]}}")).hasStatusOk();

        assertThat(get()).bodyJson().isStrictlyEqualTo("""
                        {"muted":[{"notification_type":"usage_spike"}],"channels":{"billing_alert":["in_app"]},
                         "quiet_hours":null,"addresses":{"slack":null,"webhook":null}}
                        """);
        assertThat(patch("{\"muted\":[]}"))
                .bodyJson()
                .extractingPath("$.muted")
                .asArray()
                .isEmpty();
    }

    @Test
    void takesBackWhatItSaid() throws UnsupportedEncodingException {
        patch(MUTED);
        patch("{\"addresses\":{\"webhook\":\"%s\"}}".formatted(HOOK));
        var said = get().getResponse().getContentAsString();

        assertThat(patch(said)).hasStatusOk().bodyJson().isStrictlyEqualTo(said);
    }

    @Test
    void tellsTheSecretOfAWebhookOnce() {
        var first = secretOf(patch("{\"addresses\":{\"webhook\":\"%s\"}}".formatted(HOOK)));

        assertThat(get()).bodyJson().doesNotHavePath("$.webhook_secret");
        assertThat(patch("{\"addresses\":{\"webhook\":\"%s\",\"slack\":\"%s\"}}".formatted(HOOK, HOOK)))
                .bodyJson()
                .doesNotHavePath("$.webhook_secret");
        assertThat(settings.webhookSecret(person.id())).contains(first);

        var other = secretOf(patch("{\"addresses\":{\"webhook\":\"%s/2\"}}".formatted(HOOK)));

        assertThat(first).startsWith("whsec_").isNotEqualTo(other);
        assertThat(patch("{\"addresses\":{}}"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("{\"addresses\":{\"slack\":null,\"webhook\":null}}");
        assertThat(settings.webhookSecret(person.id())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"muted\":null}",
                "{\"muted\":[null]}",
                "{\"muted\":[{}]}",
                "{\"muted\":[{\"notification_type\":\"nonsense\"}]}",
                "{\"muted\":[{\"notification_type\":\"usage_spike\",\"account_id\":\"nonsense\"}]}",
                "{\"muted\":[{\"notification_type\":\"usage_spike\",\"account_id\":\"\"}]}",
                "{\"muted\":[{\"notification_type\":\"usage_spike\",\"account_id\":\"6f1c6e0e-0000-4000-8000-000000000000\"}]}",
                "{\"muted\":[{\"notification_type\":\"usage_spike\",\"colour\":\"red\"}]}",
                "{\"muted\":{}}",
                "{\"channels\":null}",
                "{\"channels\":[]}",
                "{\"channels\":{\"nonsense\":[\"email\"]}}",
                "{\"channels\":{\"usage_spike\":null}}",
                "{\"channels\":{\"usage_spike\":\"email\"}}",
                "{\"channels\":{\"usage_spike\":[null]}}",
                "{\"channels\":{\"usage_spike\":[1]}}",
                "{\"channels\":{\"usage_spike\":[\"pigeon\"]}}",
                "{\"channels\":{\"usage_spike\":[\"EMAIL\"]}}",
                "{\"quiet_hours\":{}}",
                "{\"quiet_hours\":\"at night\"}",
                "{\"quiet_hours\":{\"from\":\"22:00\",\"to\":\"07:00\"}}",
                "{\"quiet_hours\":{\"from\":\"22:00\",\"to\":\"07:00\",\"time_zone\":null}}",
                "{\"quiet_hours\":{\"from\":\"22:00\",\"to\":\"07:00\",\"time_zone\":\"Mars/Olympus\"}}",
                "{\"quiet_hours\":{\"from\":\"24:00\",\"to\":\"07:00\",\"time_zone\":\"UTC\"}}",
                "{\"quiet_hours\":{\"from\":\"10pm\",\"to\":\"07:00\",\"time_zone\":\"UTC\"}}",
                "{\"quiet_hours\":{\"from\":\"07:00\",\"to\":\"07:00\",\"time_zone\":\"UTC\"}}",
                "{\"quiet_hours\":{\"from\":\"22:00\",\"to\":\"07:00\",\"time_zone\":\"UTC\",\"days\":[]}}",
                "{\"addresses\":null}",
                "{\"addresses\":{\"email\":\"me@example.com\"}}",
                "{\"addresses\":{\"webhook\":\"ftp://example.com\"}}",
                "{\"webhook_secret\":\"whsec_mine\"}",
                "{\"muted\":[],\"colour\":\"red\"}",
                "{\"muted\":[],\"channels\":{\"nonsense\":[]}}",
                "[]",
                ""
            })
    void changesNothingWhenAnythingIsWrong(String body) {
        patch(MUTED);

        assertThat(patch(body)).hasStatus(HttpStatus.BAD_REQUEST);

        assertThat(get()).bodyJson().isStrictlyEqualTo("""
                        {"muted":[{"notification_type":"usage_spike"}],"channels":{},"quiet_hours":null,
                         "addresses":{"slack":null,"webhook":null}}
                        """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"channels":{"nonsense":[]}}                                               | channels
                    {"quiet_hours":{"from":"1:00","to":"07:00","time_zone":"UTC"}}             | quiet_hours.from
                    {"quiet_hours":{"from":"22:00","to":"07:00","time_zone":"Mars/Olympus"}}   | quiet_hours.time_zone
                    {"quiet_hours":{"from":"22:00","to":"07:00"}}                              | quiet_hours.time_zone
                    {"addresses":{"slack":"example.com"}}                                      | addresses.slack
                    """)
    void namesTheMemberThatIsWrong(String body, String field) {
        assertThat(patch(body)).bodyJson().extractingPath("$.errors[0].field").isEqualTo(field);
    }

    private static String secretOf(MvcTestResult answer) {
        assertThat(answer).hasStatusOk();
        try {
            return JsonPath.read(answer.getResponse().getContentAsString(), "$.webhook_secret");
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private MvcTestResult get() {
        return mvc.get().uri(PATH).header("Authorization", bearer).exchange();
    }

    private MvcTestResult patch(String body) {
        return mvc.patch()
                .uri(PATH)
                .header("Authorization", bearer)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
