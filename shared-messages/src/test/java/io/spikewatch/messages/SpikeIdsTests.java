package io.spikewatch.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The expected ids were made by Python's {@code uuid.uuid5}. */
class SpikeIdsTests {

    private static final LocalDate DATE = LocalDate.of(2026, 6, 9);
    private static final UUID EVENTS_UP = UUID.fromString("71650991-dc06-5221-a7dc-27e7bece3400");
    private static final UUID RECORDINGS_DOWN = UUID.fromString("6f1b64c6-ac01-57ed-84a0-09e7319187d0");

    @Test
    void namesAnEpisodeOfTheWholeOrganization() {
        var id = SpikeIds.episodeId("org-123", null, "event_count_in_period", Direction.UP, DATE);

        assertThat(id).isEqualTo(EVENTS_UP);
    }

    @Test
    void namesAnEpisodeOfATeam() {
        var id = SpikeIds.episodeId("org-123", "30393", "recording_count_in_period", Direction.DOWN, DATE.minusDays(1));

        assertThat(id).isEqualTo(RECORDINGS_DOWN);
    }

    @Test
    void namesASpikeByItsEpisodesInAnyOrder() {
        var oneWay = SpikeIds.spikeId("org-123", DATE, List.of(EVENTS_UP, RECORDINGS_DOWN));
        var theOther = SpikeIds.spikeId("org-123", DATE, List.of(RECORDINGS_DOWN, EVENTS_UP));

        assertThat(oneWay).isEqualTo(theOther).isEqualTo(UUID.fromString("39f0c339-b458-53ae-8ba8-ec77f45e3b81"));
    }

    @Test
    void namesAWithdrawalByItsSpikeAndNumber() {
        var id = SpikeIds.withdrawalId(UUID.fromString("3f6c2f0a-6d3b-5a51-8f43-64d1a1a1c0de"), 1);

        assertThat(id).isEqualTo(UUID.fromString("f6febd46-8aa5-5679-9b77-50bab4c6788d"));
    }
}
