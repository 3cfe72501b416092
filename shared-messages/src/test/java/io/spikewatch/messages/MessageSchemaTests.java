package io.spikewatch.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageSchemaTests {

    private final Schema schema = schema("usage_spike_detected");

    static List<Envelope> envelopes() {
        return List.of(
                Samples.envelope(),
                Samples.subscriptionChanged(),
                Samples.billingAlertRaised(),
                Samples.lifecycleEvent());
    }

    @ParameterizedTest
    @MethodSource("envelopes")
    void describesWhatTheCodecWrites(Envelope envelope) {
        var json = new BillingMessageCodec(Clock.systemUTC()).toJson(envelope);

        assertThat(schema(envelope.message().type()).validate(json, InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void thereIsOneForEveryType() {
        assertThat(envelopes())
                .extracting(Envelope::message)
                .hasExactlyElementsOfTypes(BillingMessage.class.getPermittedSubclasses());
    }

    @Test
    void describesThatASpikeNoLongerHolds() {
        assertThat(schema.validate(Samples.WITHDRAWN_JSON, InputFormat.JSON)).isEmpty();
    }

    @Test
    void describesTheSampleOfTheContract() {
        assertThat(schema.validate(Samples.JSON, InputFormat.JSON)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"type\":\"usage_spike_detected\"}",
                "{\"type\":\"usage_spike_detected\",\"data\":null}",
                "{\"type\":\"usage_spike_detected\",\"data\":{}}",
                "{\"type\":\"usage_spike_detected\",\"data\":{\"spike_id\":\"\"}}",
                "{\"type\":\"usage_spike_detected\",\"data\":{\"spike_id\":\"s\",\"spikes\":[7]}}",
                "{\"type\":\"usage_spike_detected\",\"data\":{\"spike_id\":\"s\",\"withdrawn\":{}}}",
            })
    void refusesWhatTheCodecRefusesOrSkips(String json) {
        assertThat(schema.validate(json, InputFormat.JSON)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("envelopes")
    void isItselfAValidSchema(Envelope envelope) {
        var meta = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

        assertThat(meta.validate(schema(envelope.message().type()).getSchemaNode()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"organization_id\":\"o\"}",
                "{\"event\":\" \",\"organization_id\":\"o\"}",
                "{\"event\":\"e\"}",
                "{\"event\":\"e\",\"organization_id\":\"o\",\"id\":7}",
                "{\"event\":\"e\",\"organization_id\":\"o\",\"occurrence_key\":2026}",
                "{\"event\":\"e\",\"organization_id\":\"o\",\"properties\":[]}",
            })
    void refusesLifecycleEventsThatTheCodecRefusesOrReports(String data) {
        var json = "{\"type\":\"lifecycle_event\",\"data\":%s}".formatted(data);

        assertThat(schema("lifecycle_event").validate(json, InputFormat.JSON)).isNotEmpty();
    }

    private static Schema schema(String type) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(MessageSchemaTests.class.getResourceAsStream(type + ".schema.json"));
    }
}
