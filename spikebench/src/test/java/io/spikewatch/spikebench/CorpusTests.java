package io.spikewatch.spikebench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.spikewatch.detector.CalendarDay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorpusTests {

    @TempDir
    private Path folder;

    @Test
    void readsSeriesWhateverElseIsKnownOfThem() throws IOException {
        write("series.csv", "metric,series_id,colour,region\nflag_requests,a,red,US\n");
        write("data.csv", "series_id,date,value\na,2026-01-01,5\na,2026-01-03,20000000000\nb,2026-01-01,0\n");
        write("holidays.csv", "region,date,name\nUS,2026-07-04,Independence Day\n");

        var corpus = Corpus.read(folder);

        assertThat(corpus.series()).extracting(Series::region).containsExactly("US", "");
        assertThat(corpus.series()).extracting(Series::metric).containsExactly("feature_flag_requests", "");
        assertThat(corpus.series().get(0).counts()).containsExactly(5, 20_000_000_000L);
        assertThat(corpus.days()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-05, US, HOLIDAY",
        "2026-07-06, US, ORDINARY",
        "2026-12-27, US, HOLIDAY",
        "2026-07-04, '', UNKNOWN"
    })
    void knowsTheDaysAroundHolidays(LocalDate date, String region, CalendarDay expected) {
        var holidays = new HolidayCalendar();
        holidays.add("US", LocalDate.of(2026, 7, 4));

        assertThat(holidays.on(region, (int) date.toEpochDay())).isEqualTo(expected);
    }

    @Test
    void saysWhichRowIsWrong() throws IOException {
        write("series.csv", "series_id,region\n");
        write("data.csv", "series_id,date,value\na,2026-01-02,5\na,2026-01-01,6\n");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Corpus.read(folder))
                .withMessage("data.csv, row 3: the dates of a series must ascend");
    }

    private void write(String file, String content) throws IOException {
        Files.writeString(folder.resolve(file), content);
    }
}
