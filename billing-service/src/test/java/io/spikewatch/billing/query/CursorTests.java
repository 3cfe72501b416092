package io.spikewatch.billing.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTests {

    private static final UsageQuery QUERY = Queries.usage();

    @Test
    void leadsBackToItsSeries() {
        var cursor = new Cursor(1_000, "version_1-");

        assertThat(Cursor.read(QUERY, cursor.of(QUERY))).contains(cursor);
    }

    @Test
    void fitsNoOtherQuery() {
        assertThat(Cursor.read(Queries.spend(), new Cursor(7, "1").of(QUERY))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "%%%", "MQ", "MS54"})
    void isNoOtherWord(String word) {
        assertThat(Cursor.read(QUERY, word)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "99999999999"})
    void leadsNowhereElse(String series) {
        var plain = series + "." + Fingerprint.of(QUERY) + ".1";
        var cursor = Base64.getUrlEncoder().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));

        assertThat(Cursor.read(QUERY, cursor)).isEmpty();
    }
}
