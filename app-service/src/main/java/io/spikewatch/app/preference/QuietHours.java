package io.spikewatch.app.preference;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.OptBoolean;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/** The hours of the day in which a person is told in the inbox alone. They end on the next day if {@code to} is earlier. */
public record QuietHours(
        @JsonFormat(pattern = FORMAT, lenient = OptBoolean.FALSE) @Schema(type = "string", example = "22:00")
        LocalTime from,

        @JsonFormat(pattern = FORMAT, lenient = OptBoolean.FALSE) @Schema(type = "string", example = "07:00")
        LocalTime to,

        @Schema(type = "string", example = "Europe/Berlin") ZoneId timeZone) {

    private static final String FORMAT = "HH:mm";

    /** When it is quiet no more; empty where it isn't quiet now. The first minute is quiet, {@code to} itself isn't. */
    public Optional<Instant> endOf(Instant now) {
        var local = now.atZone(timeZone);
        var time = local.toLocalTime();
        if (from.isBefore(to)) {
            return time.isBefore(from) || !time.isBefore(to)
                    ? Optional.empty()
                    : Optional.of(endOn(local.toLocalDate()));
        }
        if (time.isBefore(to)) {
            return Optional.of(endOn(local.toLocalDate()));
        }
        return time.isBefore(from)
                ? Optional.empty()
                : Optional.of(endOn(local.toLocalDate().plusDays(1)));
    }

    /** Where the clock is put back, the later of two such times: it has to come after now. */
    private Instant endOn(LocalDate day) {
        return day.atTime(to).atZone(timeZone).withLaterOffsetAtOverlap().toInstant();
    }
}
