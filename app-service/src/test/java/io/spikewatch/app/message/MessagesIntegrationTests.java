package io.spikewatch.app.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.app.IntegrationTest;
import io.spikewatch.app.TestPeople;
import io.spikewatch.app.account.AssignmentRole;
import io.spikewatch.app.account.TestAccounts;
import io.spikewatch.messages.BillingMessageCodec;
import io.spikewatch.messages.Decoded.Valid;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class MessagesIntegrationTests {

    private static final int REPLICAS = 8;

    @Autowired
    private Messages messages;

    @Autowired
    private BillingMessageCodec codec;

    @Autowired
    private TestPeople people;

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void givesAMessageOneEffectHoweverManyReceiveItAtOnce() {
        var spike = spikeForSomebody();

        var receipts = atOnce(Stream.generate(() -> spike).limit(REPLICAS));

        assertThat(receipts).filteredOn(Receipt.HANDLED::equals).hasSize(1);
        assertThat(receipts).filteredOn(Receipt.DUPLICATE::equals).hasSize(REPLICAS - 1);
        assertThat(notificationsOf(spike)).isOne();
    }

    @Test
    void tellsASpikeOnceHoweverManyMessagesBringItAtOnce() {
        var spike = spikeForSomebody();

        var receipts = atOnce(
                Stream.generate(() -> spike.withMessageId(UUID.randomUUID().toString()))
                        .limit(REPLICAS));

        assertThat(receipts).isEqualTo(Collections.nCopies(REPLICAS, Receipt.HANDLED));
        assertThat(notificationsOf(spike)).isOne();
    }

    @Test
    void findsWhatItReceived() {
        var spike = spikeForSomebody();
        messages.receive(decoded(spike));

        assertThat(messages.find(UUID.fromString(spike.messageId())))
                .hasValueSatisfying(envelope -> assertThat(envelope.id()).isEqualTo(spike.messageId()));
        assertThat(messages.find(UUID.randomUUID())).isEmpty();
    }

    private TestSpike spikeForSomebody() {
        var account = people.accountOf(people.organization());
        accounts.assign(account.id(), AssignmentRole.CSM, people.staff().id());
        return TestSpike.of(account.externalId());
    }

    private List<Receipt> atOnce(Stream<TestSpike> spikes) {
        var threads = Executors.newFixedThreadPool(REPLICAS);
        try {
            return spikes
                    .map(spike -> CompletableFuture.supplyAsync(() -> messages.receive(decoded(spike)), threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        } finally {
            threads.shutdown();
        }
    }

    private Valid decoded(TestSpike spike) {
        return (Valid) codec.decodeJson(spike.json());
    }

    private int notificationsOf(TestSpike spike) {
        return jdbc.sql("select count(*) from notification where source_id = :spike")
                .param("spike", spike.spikeId())
                .query(Integer.class)
                .single();
    }
}
