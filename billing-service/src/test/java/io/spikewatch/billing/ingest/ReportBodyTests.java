package io.spikewatch.billing.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.billing.ingest.ReportSource.Piece;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;

class ReportBodyTests {

    private static final int LIMIT = 12;

    @Test
    void passesOverBlankLinesButCountsThem() throws IOException {
        assertThat(piecesOf(new ReportLines(body("{1}\n\n  \r\n{2}\r\n{3}"), LIMIT)))
                .containsExactly("1 {1}", "4 {2}\r", "5 {3}");
    }

    @Test
    void refusesAnOversizeLineAlone() throws IOException {
        assertThat(piecesOf(new ReportLines(body("{1}\n{234567890123}\n{3}\n"), LIMIT)))
                .containsExactly("1 {1}", "2 larger than 12 bytes", "3 {3}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    ]                     |
                    ` ] `                 |
                    {1}, {2} ]            | 1 {1};2  {2}`
                    {"a]":"\\"}"}]        | 1 {"a]":"\\"}"}
                    [[1],{}],[2]]         | 1 [[1],{}];2 [2]
                    {1},nonsense,{3}]     | 1 {1};2 nonsense;3 {3}
                    {1},]                 | 1 {1};2
                    {1},{234567890123},{3}] | 1 {1};2 larger than 12 bytes;3 {3}
                    {1},{2},{"3":[        | 1 {1};2 {2};3 the array doesn't end
                    {1}]{2}               | 1 {1};2 something follows the end of the array
                    """)
    void splitsArray(String afterBracket, String pieces) throws IOException {
        var found = String.join(";", piecesOf(new ReportArray(body("[" + afterBracket), LIMIT)));

        assertThat(found.replace(" ", ""))
                .isEqualTo(pieces == null ? "" : pieces.replace(" ", "").replace("`", ""));
    }

    @Test
    void readsOnWhereMemberOfGzipEndsWithNothingAtHandYet() throws IOException {
        var packed = new SequenceInputStream(gzip("{1}\n{2}\n"), gzip("{3}\n"));

        assertThat(piecesOf(ReportBody.open(packed, MediaType.APPLICATION_NDJSON, "gzip")))
                .containsExactly("1 {1}", "2 {2}", "3 {3}");
    }

    @Test
    void tellsOfWhatFollowsGzipWithoutBeingGzip() throws IOException {
        var packed = new SequenceInputStream(gzip("{1}\n"), stream("{2}\n"));

        assertThat(piecesOf(ReportBody.open(packed, MediaType.APPLICATION_NDJSON, "gzip")))
                .containsExactly("1 {1}", "2 the body is damaged gzip from here on");
    }

    private static InputStream gzip(String text) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return new ByteArrayInputStream(packed.toByteArray());
    }

    private static List<String> piecesOf(ReportSource source) throws IOException {
        var pieces = new ArrayList<String>();
        for (var piece = source.next(); piece != null; piece = source.next()) {
            pieces.add(piece.line() + " " + textOf(piece));
        }
        return pieces;
    }

    private static String textOf(Piece piece) {
        return piece instanceof Piece.Json json
                ? new String(json.bytes(), StandardCharsets.UTF_8)
                : ((Piece.Unreadable) piece).reason();
    }

    private static BodyReader body(String text) {
        return new BodyReader(stream(text));
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
