package io.spikewatch.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.web.ErrorProperties;
import org.springframework.boot.webmvc.autoconfigure.error.BasicErrorController;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.boot.webmvc.error.ErrorAttributes;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Answers failures that no controller saw, such as those of filters: a problem document, or the error page. */
class ProblemErrorController extends BasicErrorController {

    ProblemErrorController(ErrorAttributes attributes, List<ErrorViewResolver> views) {
        super(attributes, new ErrorProperties(), views);
    }

    @Override
    public ResponseEntity<Map<String, Object>> error(HttpServletRequest request) {
        var status = getStatus(request);
        var code = ProblemAdvice.codeOf(status);
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(Map.of(
                        "type",
                        "/problems/" + code.replace('_', '-'),
                        "title",
                        status.getReasonPhrase(),
                        "status",
                        status.value(),
                        "code",
                        code,
                        "detail",
                        "This request can't be answered. Quote the request id when you report it."));
    }
}
