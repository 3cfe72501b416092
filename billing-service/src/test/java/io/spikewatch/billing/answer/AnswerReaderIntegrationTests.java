package io.spikewatch.billing.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.billing.IntegrationTest;
import io.spikewatch.billing.access.Caller;
import io.spikewatch.billing.access.CallerRole;
import io.spikewatch.billing.query.Page;
import io.spikewatch.billing.query.Queries;
import io.spikewatch.billing.query.UsageRequest;
import io.spikewatch.billing.series.BucketCounts;
import io.spikewatch.billing.series.Format;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.util.unit.DataSize;
import org.springframework.web.context.request.ServletWebRequest;

@IntegrationTest
class AnswerReaderIntegrationTests {

    private static final Program BUILD = new Program(Instant.EPOCH);
    private static final long LARGE = DataSize.ofMegabytes(1).toBytes();

    private final UsageMemory memory =
            new UsageMemory(new UsageProperties(Duration.ofSeconds(5), DataSize.ofMegabytes(64), Duration.ofMillis(1)));

    private final MockHttpServletRequest request = new MockHttpServletRequest();

    @Autowired
    private Snapshots snapshots;

    private AnswerReader reader;

    @BeforeEach
    void build() {
        reader = new AnswerReader(snapshots, BUILD);
    }

    @Test
    void readsNoUsageForWhoeverHasTheAnswer() {
        var source = new FakeSource(1, 0);
        request.addHeader(HttpHeaders.IF_NONE_MATCH, etag(source, BUILD));

        var found = reader.read(answer(source), asked(), memory.part());

        assertThat(found.isKnown()).isTrue();
        assertThat(source.read()).hasValue(0);
    }

    @Test
    void answersAnewWhenAnotherProgramDid() {
        var source = new FakeSource(1, 0);
        request.addHeader(HttpHeaders.IF_NONE_MATCH, etag(source, new Program(Instant.EPOCH.minusSeconds(1))));

        var found = reader.read(answer(source), asked(), memory.part());

        assertThat(found.isKnown()).isFalse();
        assertThat(source.read()).hasValue(1);
    }

    @Test
    void takesNoMemoryForSmallAnswers() {
        var part = memory.part();

        reader.read(answer(new FakeSource(UsageMemory.SMALL - 1, 0)), asked(), part);

        assertThat(part.covers(UsageMemory.SMALL)).isFalse();
    }

    @Test
    void takesMemoryBeforeItReadsLargeAnswers() {
        var part = memory.part();
        var source = new FakeSource(LARGE, 0);

        var found = reader.read(answer(source), asked(), part);

        assertThat(found.results()).isNotNull();
        assertThat(source.read()).hasValue(1);
        assertThat(part.covers(LARGE)).isTrue();
    }

    @Test
    void countsWhatUnpackingTakes() {
        var part = memory.part();

        reader.read(answer(new FakeSource(1, LARGE)), asked(), part);

        assertThat(part.covers(LARGE)).isTrue();
        assertThat(part.covers(2 * LARGE)).isFalse();
    }

    private static String etag(FakeSource source, Program program) {
        return answer(source).of(source.version()).etag(program).formattedTag();
    }

    private UsageRequest asked() {
        return new UsageRequest(new Caller("user-1", "org-1", CallerRole.OWNER), new ServletWebRequest(request));
    }

    private static Answer<BucketCounts> answer(FakeSource source) {
        return new Answer<>(Format.JSON, source, Queries.usage(), Page.ALL);
    }
}
