package io.spikewatch.billing.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.billing.ingest.ReportSource.Piece;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        return new BodyReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
