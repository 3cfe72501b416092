package io.spikewatch.billing.series;

import io.spikewatch.billing.query.Measure;
import io.spikewatch.billing.query.Page;
import io.spikewatch.billing.query.UsageQuery;
import io.spikewatch.billing.series.Subject.Part;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;

/** The time series as JSON; the dates, the same in every series, are encoded once. */
final class JsonFormat implements Format {

    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET, StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
            .build();

    @Override
    public String kind(Measure measure) {
        return measure.tag();
    }

    @Override
    public boolean pages() {
        return true;
    }

    @Override
    public HttpHeaders headers(UsageQuery query) {
        var headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        return headers;
    }

    @Override
    public <A extends Amounts<A>> void write(UsageQuery query, Page page, Results<A> results, OutputStream out) {
        var json = JSON.createGenerator(ObjectWriteContext.empty(), out);
        json.writeStartObject();
        json.writeStringProperty("status", "ok");
        json.writeStringProperty("type", "timeseries");
        results.head().accept(json);
        var axis = query.axis();
        json.writeName("partial_buckets");
        json.writeRawValue(dates(axis.partialBuckets()));
        json.writeName("missing_days");
        json.writeRawValue(dates(results.missingDays()));
        json.writeArrayPropertyStart("results");
        var next = writePage(query, page, results, new SeriesWriter(query, dates(axis.buckets()), json));
        json.writeEndArray();
        json.writeStringProperty("next", next);
        json.writeEndObject();
        json.close(); // only here: an answer that breaks off must not be completed
    }

    /** Returns the cursor of the next page, null on the last one. */
    private static <A extends Amounts<A>> @Nullable String writePage(
            UsageQuery query, Page page, Results<A> results, SeriesWriter writer) {
        var series = new SeriesSelection(query).of(results.groups());
        for (var number = 0; series.hasNext(); number++) {
            if (page.endsBefore(number)) {
                return page.cursor(query, number);
            }
            var each = series.next();
            if (number >= page.first()) {
                writer.write(number, each);
            }
        }
        return null;
    }

    private static SerializedString dates(List<LocalDate> dates) {
        return new SerializedString(
                dates.stream().map(date -> "\"" + date + "\"").collect(Collectors.joining(",", "[", "]")));
    }

    private record SeriesWriter(UsageQuery query, SerializedString dates, JsonGenerator json) {

        void write(int number, Series<?> series) {
            json.writeStartObject();
            json.writeNumberProperty("id", number);
            json.writeStringProperty("label", series.subject().label());
            json.writeName("data");
            series.amounts().writeBuckets(json);
            json.writeName("dates");
            json.writeRawValue(dates);
            json.writeStringProperty("breakdown_type", query.breakdown().word());
            writeValue(series.subject());
            writeOptional(series);
            json.writeEndObject();
        }

        private void writeValue(Subject subject) {
            json.writeName("breakdown_value");
            switch (query.breakdown()) {
                case NONE -> json.writeNull();
                case TYPE -> json.writeString(value(subject.type()));
                case TEAM -> json.writeString(value(subject.team()));
                case TYPE_TEAM -> {
                    json.writeStartArray();
                    json.writeString(value(subject.type()));
                    json.writeString(value(subject.team()));
                    json.writeEndArray();
                }
            }
        }

        private static @Nullable String value(@Nullable Part part) {
            return part == null ? null : part.value();
        }

        private void writeOptional(Series<?> series) {
            if (query.compared()) {
                json.writeStringProperty("compare_label", series.compareLabel());
            }
            if (query.withTotals()) {
                json.writeName("count");
                series.amounts().writeTotal(json);
            }
        }
    }
}
