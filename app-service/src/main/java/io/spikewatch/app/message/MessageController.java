package io.spikewatch.app.message;

import io.spikewatch.app.organization.Caller;
import io.spikewatch.web.PagedList;
import io.spikewatch.web.Paging;
import io.spikewatch.web.Uuids;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/messages")
class MessageController {

    private final Messages messages;
    private final ReceivedMessageRepository received;

    MessageController(Messages messages, ReceivedMessageRepository received) {
        this.messages = messages;
        this.received = received;
    }

    @GetMapping("/rejected")
    PagedList<StoredMessage> rejected(Caller caller, Paging paging) {
        return list(caller, "rejected", paging);
    }

    @GetMapping("/unrouted")
    PagedList<StoredMessage> unrouted(Caller caller, Paging paging) {
        return list(caller, "unrouted", paging);
    }

    @Replay
    @PostMapping("/{id}/replay")
    ResponseEntity<StoredMessage> replay(Caller caller, @PathVariable String id) {
        return replayed(caller, id);
    }

    @Replay
    @PostMapping("/rejected/{id}/replay")
    ResponseEntity<StoredMessage> replayRejected(Caller caller, @PathVariable String id) {
        return replayed(caller, id);
    }

    @Replay
    @PostMapping("/unrouted/{id}/replay")
    ResponseEntity<StoredMessage> replayUnrouted(Caller caller, @PathVariable String id) {
        return replayed(caller, id);
    }

    private ResponseEntity<StoredMessage> replayed(Caller caller, String id) {
        caller.requireOperator();
        var messageId = Uuids.of(id, "The message");
        var status = messages.replay(messageId) == Receipt.DUPLICATE ? HttpStatus.OK : HttpStatus.ACCEPTED;
        return ResponseEntity.status(status).body(received.find(messageId).orElseThrow());
    }

    @Operation(summary = "Handle a message again")
    @ApiResponse(
            responseCode = "202",
            description = "What it came to: handled, it leaves its list; if not, it stays there with its reason")
    @ApiResponse(responseCode = "200", description = "It had its effect before")
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    private @interface Replay {}

    private PagedList<StoredMessage> list(Caller caller, String state, Paging paging) {
        caller.requireOperator();
        return paging.page(messages.count(state), messages.list(state, paging.limit(), paging.offset()));
    }
}
