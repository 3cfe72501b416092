package io.spikewatch.billing.report;

import io.spikewatch.billing.catalog.UsageTypes;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads and checks one usage report. */
@Component
class UsageReportReader {

    private static final JsonMapper JSON = new JsonMapper();

    private final UsageTypes usageTypes;
    private final Clock clock;

    UsageReportReader(UsageTypes usageTypes, Clock clock) {
        this.usageTypes = usageTypes;
        this.clock = clock;
    }

    /** Throws {@link RejectedReportException} when the report makes no sense. */
    UsageReport read(byte[] json) {
        try (var parser = JSON.createParser(json)) {
            return new UsageReportParser(parser, usageTypes, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
                    .read(json);
        } catch (JacksonException e) {
            var location = e.getLocation();
            throw new RejectedReportException(
                    location == null ? "not valid JSON" : "not valid JSON at byte " + location.getByteOffset());
        }
    }
}
