package io.spikewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.web.ApiDocument;
import io.spikewatch.web.DescribedAnswers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
class ApiDocumentIntegrationTests {

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
}
