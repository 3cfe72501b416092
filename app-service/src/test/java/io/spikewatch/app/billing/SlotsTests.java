package io.spikewatch.app.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spikewatch.web.Problem;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;

class SlotsTests {

    private final Slots slots = new Slots(3, 2);

    @Test
    void turnsAwayWhoeverFindsNoneFree() {
        slots.take("org-1");
        slots.take("org-2");
        slots.take("org-3");

        assertBusy("org-4");
    }

    @Test
    void keepsTheRestForOthersFromAnOrganizationThatHasItsShare() {
        slots.take("org-1");
        slots.take("org-1");

        assertBusy("org-1");
        assertThatCode(() -> slots.take("org-2")).doesNotThrowAnyException();
    }

    @Test
    void givesASlotBackOnceHoweverOftenItIsClosed() {
        slots.take("org-1");
        var closed = slots.take("org-1");

        closed.close();
        closed.close();

        slots.take("org-1");
        assertBusy("org-1");
        slots.take("org-2");
        assertBusy("org-3");
    }

    private void assertBusy(String organization) {
        assertThatThrownBy(() -> slots.take(organization)).isInstanceOfSatisfying(Problem.class, busy -> {
            assertThat(busy.getStatusCode().value()).isEqualTo(503);
            assertThat(busy.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("1");
        });
    }
}
