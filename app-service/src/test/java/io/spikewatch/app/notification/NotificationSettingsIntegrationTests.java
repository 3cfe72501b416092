package io.spikewatch.app.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.app.IntegrationTest;
import io.spikewatch.app.TestPeople;
import io.spikewatch.app.organization.User;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@IntegrationTest
class NotificationSettingsIntegrationTests {

    private static final String PATH = "/api/users/@me/notification_settings/";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private TestPeople people;

    @Autowired
    private Notifications notifications;

    private User person;
    private String bearer;

    @BeforeEach
    void signIn() {
        person = people.staff();
        bearer = people.bearer(person);
    }

    @Test
    void mutesATypeAltogether() {
        assertThat(patch("{\"muted\":[{\"notification_type\":\"usage_spike\"}]}"))
                .hasStatusOk();

        assertThat(get()).bodyJson().isStrictlyEqualTo("{\"muted\":[{\"notification_type\":\"usage_spike\"}]}");
        assertThat(notifications.muted("usage_spike", UUID.randomUUID(), List.of(person.id())))
                .containsExactly(person.id());
        assertThat(notifications.muted("other", null, List.of(person.id()))).isEmpty();
    }

    @Test
    void mutesATypeOfOneAccount() {
        var account = people.accountOf(people.organization()).id();
        var settings = "{\"muted\":[{\"notification_type\":\"usage_spike\",\"account_id\":\"%s\"}]}".formatted(account);

        assertThat(patch(settings)).hasStatusOk().bodyJson().isStrictlyEqualTo(settings);

        assertThat(notifications.muted("usage_spike", account, List.of(person.id())))
                .hasSize(1);
        assertThat(notifications.muted("usage_spike", UUID.randomUUID(), List.of(person.id())))
                .isEmpty();
    }

    @Test
    void replacesNamedMembersOnly() {
        patch("{\"muted\":[{\"notification_type\":\"usage_spike\"}]}");

        assertThat(patch("{}")).hasStatusOk();
        assertThat(get()).bodyJson().extractingPath("$.muted").asArray().hasSize(1);
        assertThat(patch("{\"muted\":[]}")).hasStatusOk();
        assertThat(get()).bodyJson().isStrictlyEqualTo("{\"muted\":[]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"muted\":null}",
                "{\"muted\":[null]}",
                "{\"muted\":[{}]}",
                "{\"muted\":[{\"notification_type\":\"nonsense\"}]}",
                "{\"muted\":[{\"notification_type\":\"usage_spike\",\"account_id\":\"nonsense\"}]}",
                "{\"muted\":[{\"notification_type\":\"usage_spike\",\"account_id\":\"6f1c6e0e-0000-4000-8000-000000000000\"}]}",
                "{\"muted\":[{\"notification_type\":\"usage_spike\",\"colour\":\"red\"}]}",
                "{\"muted\":{}}",
                "{\"quiet_hours\":null}",
                "{\"colour\":\"red\"}",
                "[]",
                ""
            })
    void changesNothingWhenAnythingIsWrong(String body) {
        patch("{\"muted\":[{\"notification_type\":\"usage_spike\"}]}");

        assertThat(patch(body)).hasStatus(HttpStatus.BAD_REQUEST);

        assertThat(get()).bodyJson().extractingPath("$.muted").asArray().hasSize(1);
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
