package io.spikewatch.app.tracking;

import io.spikewatch.web.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/** Takes bodies of events up to a sane size, and reads no more than that of any. */
@ControllerAdvice(assignableTypes = TrackingController.class)
class TrackingBodies extends RequestBodyAdviceAdapter {

    static final int MOST_BYTES = 64 * 1024;

    @Override
    public boolean supports(MethodParameter body, Type type, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public HttpInputMessage beforeBodyRead(
            HttpInputMessage input, MethodParameter body, Type type, Class<? extends HttpMessageConverter<?>> converter)
            throws IOException {
        var bytes = input.getBody().readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw Problem.of(HttpStatus.CONTENT_TOO_LARGE, "too_large", "The body is larger than 64 KiB.");
        }
        return new Body(new ByteArrayInputStream(bytes), input.getHeaders());
    }

    private record Body(InputStream getBody, HttpHeaders getHeaders) implements HttpInputMessage {}
}
