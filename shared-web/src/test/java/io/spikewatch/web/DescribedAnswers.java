package io.spikewatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcBuilderCustomizer;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.ConfigurableMockMvcBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.method.HandlerMethod;

/**
 * Import it, and every answer in the tests is compared with the service's OpenAPI document: an operation, a status, a
 * type of content or a body that it doesn't describe fails the test. Pages are none of its business, and neither is what
 * no endpoint stands behind.
 */
public class DescribedAnswers implements MockMvcBuilderCustomizer {

    private final WebApplicationContext context;
    private @Nullable ApiDocument document;

    DescribedAnswers(WebApplicationContext context) {
        this.context = context;
    }

    @Override
    public void customize(ConfigurableMockMvcBuilder<?> builder) {
        builder.alwaysDo(this::check);
    }

    public synchronized ApiDocument document() {
        if (document == null) {
            document = read();
        }
        return document;
    }

    private ApiDocument read() {
        try {
            var plain = MockMvcBuilders.webAppContextSetup(context).build();
            var answer =
                    plain.perform(MockMvcRequestBuilders.get("/v3/api-docs")).andReturn();
            return ApiDocument.of(answer.getResponse().getContentAsString(StandardCharsets.UTF_8));
        } catch (Exception failure) {
            throw new IllegalStateException("The service doesn't describe itself", failure);
        }
    }

    private void check(MvcResult result) throws Exception {
        var request = result.getRequest();
        if (request.isAsyncStarted() || "HEAD".equals(request.getMethod())) {
            return;
        }
        var operation = document().find(String.valueOf(request.getMethod()), request.getRequestURI());
        assertThat(operation.isPresent() || !isEndpoint(result.getHandler()))
                .as("%s %s is not described", request.getMethod(), request.getRequestURI())
                .isTrue();
        var response = result.getResponse();
        if (operation.isPresent()) {
            document()
                    .verify(
                            operation.get(),
                            response.getStatus(),
                            response.getContentType(),
                            response.getContentAsString(StandardCharsets.UTF_8));
        }
    }

    private static boolean isEndpoint(@Nullable Object handler) {
        return handler instanceof HandlerMethod method
                && method.getBeanType().isAnnotationPresent(RestController.class)
                && method.getBeanType().getName().startsWith("io.spikewatch.");
    }
}
