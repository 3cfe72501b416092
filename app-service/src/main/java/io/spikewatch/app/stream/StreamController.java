package io.spikewatch.app.stream;

import io.spikewatch.app.access.Admission;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.NativeWebRequest;

@RestController
class StreamController {

    private final Streams streams;

    StreamController(Streams streams) {
        this.streams = streams;
    }

    @Operation(description = """
                    Server-sent events: ready at first, then notification for each of the caller's that came, changed or was \
                    withdrawn in the organization; its data is the notification as it is by then, as the list has it. One \
                    event for each change, in the order of changes. A comment every 15 seconds shows that the stream lives. \
                    It ends without another event when the session or the key or the membership does. After Last-Event-ID \
                    comes what was committed since 60 seconds before that event, under the same ids as before; changes are \
                    kept for 7 days.""")
    @Parameter(
            name = "organization_id",
            in = ParameterIn.QUERY,
            description = "For whom in a session, in place of X-Organization-Id: browsers send no header with this",
            schema = @Schema(type = "string"))
    @Parameter(
            name = "Last-Event-ID",
            in = ParameterIn.HEADER,
            description = "The id of the last event received; one that this service never gave counts as none",
            schema = @Schema(type = "string"))
    @ApiResponse(
            responseCode = "200",
            description = "The stream",
            content = @Content(mediaType = MediaType.TEXT_EVENT_STREAM_VALUE, schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "429", description = "The caller has too many streams open")
    @ApiResponse(responseCode = "503", description = "Too many streams are open; Retry-After says when to try again")
    @GetMapping(path = "/api/notifications/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void stream(
            Admission admission,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEvent,
            NativeWebRequest request,
            HttpServletResponse response)
            throws IOException {
        var asked = requestOf(request);
        if (HttpMethod.HEAD.matches(asked.getMethod())) { // nothing would be written that shows when the caller is gone
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
            return;
        }
        var stream = new OpenStream(admission, Position.parse(lastEvent));
        streams.add(stream);
        try {
            stream.open(Outlet.open(asked, response, () -> streams.remove(stream)));
        } catch (IOException | RuntimeException e) {
            streams.remove(stream);
            throw e;
        }
    }

    private static HttpServletRequest requestOf(NativeWebRequest request) {
        return Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
    }
}
