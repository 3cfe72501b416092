package io.spikewatch.billing.report;

import io.spikewatch.billing.catalog.UsageTypes;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** Reads and checks one usage report. */
@Component
public class UsageReportReader {

    /** Names are not remembered: team ids differ from report to report. */
    private static final JsonMapper JSON = new JsonMapper(JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .build());

    private final UsageTypes usageTypes;
    private final Clock clock;

    UsageReportReader(UsageTypes usageTypes, Clock clock) {
        this.usageTypes = usageTypes;
        this.clock = clock;
    }

    /** Throws {@link RejectedReportException} when the report makes no sense. */
    public UsageReport read(byte[] bytes) {
        return read(textOf(bytes), digestOf(bytes));
    }

    private UsageReport read(String document, byte[] digest) {
        try (var parser = JSON.createParser(document)) {
            return new UsageReportParser(parser, usageTypes, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
                    .read(document, digest);
        } catch (JacksonException e) {
            throw new RejectedReportException("not valid JSON" + placeOf(e));
        }
    }

    private static String textOf(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new RejectedReportException("not UTF-8");
        }
    }

    private static byte[] digestOf(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String placeOf(JacksonException failure) {
        var place = failure.getLocation();
        return place == null ? "" : " at character " + place.getCharOffset();
    }
}
