package io.spikewatch.billing.series;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFormatTests {

    @ParameterizedTest
    @ValueSource(strings = {"=HYPERLINK(\"x\")", "+1", "-1", "@SUM(A1)", "\tx", "\rx"})
    void keepsSpreadsheetsFromCalculatingLabels(String label) {
        assertThat(CsvFormat.defused(label)).isEqualTo("'" + label);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Web", "a=b", "'=1"})
    void leavesOtherLabelsAlone(String label) {
        assertThat(CsvFormat.defused(label)).isEqualTo(label);
    }

    @Test
    void quotesWhatWouldEndACell() {
        assertThat(CsvFormat.quoted("Web")).isEqualTo("Web");
        assertThat(CsvFormat.quoted("a,b")).isEqualTo("\"a,b\"");
        assertThat(CsvFormat.quoted("a\nb")).isEqualTo("\"a\nb\"");
        assertThat(CsvFormat.quoted("a \"b\"")).isEqualTo("\"a \"\"b\"\"\"");
    }
}
