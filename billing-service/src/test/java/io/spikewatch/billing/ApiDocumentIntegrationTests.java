package io.spikewatch.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.web.ApiDocument;
import io.spikewatch.web.DescribedAnswers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

@IntegrationTest
class ApiDocumentIntegrationTests {

    /** From it app-service describes what it passes on. */
    private static final Path COPY =
            Path.of("../app-service/src/main/resources/io/spikewatch/app/proxy/billing-service.json");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT, SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    @Autowired
    private MockMvcTester http;

    @Autowired
    private DescribedAnswers answers;

    @Test
    void describesWhatClientsCanBeGeneratedFor() {
        assertThat(answers.document().ungeneratable()).isEmpty();
    }

    @Test
    void namesEveryOperationOnce() {
        assertThat(answers.document().operations())
                .extracting(ApiDocument.Operation::id)
                .doesNotHaveDuplicates()
                .doesNotContain("");
    }

    /** Where the two differ, the copy is renewed, to be committed with the change that caused it. */
    @Test
    void isTheOneThatAppServiceHasACopyOf() throws IOException {
        var present =
                sorted(http.get().uri("/v3/api-docs").exchange().getResponse().getContentAsString());
        var copied = Files.readString(COPY);

        if (!copied.equals(present)) {
            Files.writeString(COPY, present);
        }

        assertThat(copied).as("copy of the API's description, renewed just now").isEqualTo(present);
    }

    private static String sorted(String json) {
        var document = JSON.readValue(json, new TypeReference<TreeMap<String, Object>>() {});
        return JSON.writeValueAsString(document) + "\n";
    }
}
