package io.spikewatch.billing.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.spikewatch.billing.IntegrationTest;
import io.spikewatch.billing.access.Caller;
import io.spikewatch.billing.access.CallerRole;
import io.spikewatch.billing.catalog.UsageTypes;
import io.spikewatch.billing.history.Team;
import io.spikewatch.billing.query.UsageRequest;
import io.spikewatch.billing.series.BucketCounts;
import io.spikewatch.billing.series.Row;
import io.spikewatch.billing.series.Subject;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.DelegatingServletOutputStream;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;
import org.springframework.web.context.request.ServletWebRequest;

/** What happens to an answer whose caller leaves in the middle of it. */
@IntegrationTest
class AnswersIntegrationTests {

    private static final long WHOLE = DataSize.ofMegabytes(1).toBytes();
    private static final int GROUPS = 1_000;

    private final UsageMemory memory =
            new UsageMemory(new UsageProperties(Duration.ofSeconds(5), DataSize.ofBytes(WHOLE), Duration.ofMillis(1)));

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicInteger unpacked = new AtomicInteger();

    @Autowired
    private UsageTypes catalogue;

    @Autowired
    private AnswerReader reader;

    @Test
    void endWithTheirCaller() {
        var answers = new Answers(catalogue, reader, memory, new UsageMetrics(meters));

        answers.json(new FakeSource(WHOLE, 0, groups(), new AtomicInteger()), request(), new LeavingCaller());

        assertThat(unpacked).hasValueLessThan(GROUPS / 2);
        assertThat(memory.part()).satisfies(part -> part.growTo(WHOLE));
        assertThat(meters.get("billing.usage.query").timer().getId().getTag("outcome"))
                .isEqualTo("aborted");
    }

    private Stream<List<Row<BucketCounts>>> groups() {
        var row = new Row<>(Subject.of(new Team("7", "x".repeat(1_000))), new BucketCounts(new long[1], 0), null);
        return IntStream.range(0, GROUPS).peek(unpacked::set).mapToObj(group -> List.of(row));
    }

    private static UsageRequest request() {
        var http = new MockHttpServletRequest();
        http.setParameter("organization_id", "org-1");
        http.setParameter("start_date", "2025-06-02");
        http.setParameter("end_date", "2025-06-02");
        http.setParameter("usage_type", "tokens");
        http.setParameter("breakdowns", "[\"team\"]");
        return new UsageRequest(new Caller("user-1", "org-1", CallerRole.OWNER), new ServletWebRequest(http));
    }

    private static final class LeavingCaller extends MockHttpServletResponse {

        private static final int READ = 10_000;

        @Override
        public ServletOutputStream getOutputStream() {
            return new DelegatingServletOutputStream(super.getOutputStream()) {

                private int written;

                @Override
                public void write(int part) throws IOException {
                    if (written++ > READ) {
                        throw new IOException("Broken pipe");
                    }
                    super.write(part);
                }
            };
        }
    }
}
