package io.spikewatch.billing.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spikewatch.billing.history.Team;
import io.spikewatch.billing.query.Page;
import io.spikewatch.billing.query.Queries;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.core.exc.JacksonIOException;

class JsonFormatTests {

    @Test
    void unpacksNothingMoreForACallerWhoIsGone() {
        var unpacked = new ArrayList<Integer>();
        var groups = IntStream.range(0, 1_000).boxed().peek(unpacked::add).map(JsonFormatTests::group);

        assertThatThrownBy(() -> new JsonFormat()
                        .write(Queries.usage(), Page.ALL, Results.of(List.of(), groups, 0), new Broken()))
                .isInstanceOf(JacksonIOException.class);

        assertThat(unpacked).hasSizeLessThan(100);
    }

    @Test
    void neverCompletesAnAnswerThatBreaksOff() {
        var out = new ByteArrayOutputStream();
        var groups = Stream.of(1, 2).map(number -> {
            if (number == 2) {
                throw new IllegalStateException();
            }
            return group(number);
        });

        assertThatThrownBy(
                        () -> new JsonFormat().write(Queries.usage(), Page.ALL, Results.of(List.of(), groups, 0), out))
                .isInstanceOf(IllegalStateException.class);

        assertThat(out.toString(StandardCharsets.UTF_8)).doesNotEndWith("}");
    }

    private static List<Row<BucketCounts>> group(int number) {
        var subject = Subject.of(new Team(Integer.toString(number), "x".repeat(1_000)));
        return List.of(new Row<>(subject, new BucketCounts(new long[3], 0), null));
    }

    private static final class Broken extends OutputStream {

        @Override
        public void write(int part) throws IOException {
            throw new IOException("gone");
        }
    }
}
