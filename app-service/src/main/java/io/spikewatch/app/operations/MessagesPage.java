package io.spikewatch.app.operations;

import io.spikewatch.app.message.Messages;
import io.spikewatch.app.message.Receipt;
import io.spikewatch.app.message.StoredMessage;
import io.spikewatch.app.organization.Caller;
import io.spikewatch.app.organization.OperatorOnly;
import io.spikewatch.app.page.Answer;
import io.spikewatch.app.page.Framed;
import io.spikewatch.app.page.Moment;
import io.spikewatch.web.Paging;
import io.spikewatch.web.Uuids;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Messages that made no sense or found nobody to tell, to look into and to try again. */
@Framed
@Controller
class MessagesPage {

    private static final String PATH = "/operations/messages";

    private final Messages messages;
    private final NamedOrganization organization;
    private final PrettyJson pretty;
    private final Clock clock;

    MessagesPage(Messages messages, NamedOrganization organization, PrettyJson pretty, Clock clock) {
        this.messages = messages;
        this.organization = organization;
        this.pretty = pretty;
        this.clock = clock;
    }

    /** Which messages are listed; the word is the state they are stored in. */
    enum Tab {
        REJECTED("rejected"),
        UNROUTED("unrouted");

        private final String word;

        Tab(String word) {
            this.word = word;
        }

        String address() {
            return PATH + (this == REJECTED ? "" : "?show=" + word);
        }

        static Tab of(String word) {
            return word.equals(UNROUTED.word) ? UNROUTED : REJECTED;
        }
    }

    record Row(
            UUID id,
            String type,
            String reason,
            @Nullable String organization,
            @Nullable Moment received,
            String body) {}

    @GetMapping(PATH)
    String list(@OperatorOnly Caller caller, @RequestParam(defaultValue = "") String show, Paging paging, Model model) {
        var tab = Tab.of(show);
        var found = messages.list(tab.word, paging.limit(), paging.offset());
        model.addAttribute("show", tab.word);
        model.addAttribute("rejected", messages.count(Tab.REJECTED.word));
        model.addAttribute("unrouted", messages.count(Tab.UNROUTED.word));
        model.addAttribute(
                "page",
                paging.page(
                        messages.count(tab.word), found.stream().map(this::row).toList()));
        return "operations/messages";
    }

    private Row row(StoredMessage message) {
        return new Row(
                message.id(),
                message.type() == null ? "no type" : message.type(),
                message.reason() == null ? "" : message.reason(),
                organization.in(message.body()),
                Moment.of(message.receivedAt(), clock.instant()),
                pretty.of(message.body()));
    }

    @PostMapping(PATH + "/{id}/replay")
    String replay(
            @OperatorOnly Caller caller,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String show,
            RedirectAttributes next) {
        Answer.tell(next, () -> said(messages.replay(Uuids.of(id, "The message"))));
        return "redirect:" + Tab.of(show).address();
    }

    private static String said(Receipt receipt) {
        return switch (receipt) {
            case HANDLED -> "Replayed: it took effect.";
            case DUPLICATE -> "It had its effect before; nothing was done.";
            case UNROUTED -> "Replayed: it found nobody to tell again.";
            default -> "Replayed: it still makes no sense.";
        };
    }
}
