package io.spikewatch.app.message;

import io.spikewatch.app.organization.Caller;
import io.spikewatch.web.PagedList;
import io.spikewatch.web.Paging;
import io.spikewatch.web.Problem;
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

    /**
     * 202 with what the message came to: it leaves its list if it could be handled, and stays there with its reason if
     * not. 200 if it had its effect before.
     */
    @PostMapping({"/{id}/replay", "/rejected/{id}/replay", "/unrouted/{id}/replay"})
    ResponseEntity<StoredMessage> replay(Caller caller, @PathVariable String id) {
        caller.requireOperator();
        var messageId = MessageIds.parse(id).orElseThrow(() -> Problem.notFound("The message"));
        var status = messages.replay(messageId) == Receipt.DUPLICATE ? HttpStatus.OK : HttpStatus.ACCEPTED;
        return ResponseEntity.status(status).body(received.find(messageId).orElseThrow());
    }

    private PagedList<StoredMessage> list(Caller caller, String state, Paging paging) {
        caller.requireOperator();
        return paging.page(received.count(state), received.list(state, paging.limit(), paging.offset()));
    }
}
