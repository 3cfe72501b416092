package io.spikewatch.app.ui;

import io.spikewatch.app.notification.InboxAction;
import io.spikewatch.app.notification.Notification;
import io.spikewatch.app.notification.Notifications;
import io.spikewatch.app.organization.Caller;
import io.spikewatch.app.page.Dates;
import io.spikewatch.app.page.Framed;
import io.spikewatch.web.Problem;
import io.spikewatch.web.Uuids;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The inbox and what a person does there; every action leads back to the view it was taken in. */
@Framed
@Controller
class InboxPage {

    private static final int MOST_AT_ONCE = 500;

    private final Inbox inbox;
    private final Notifications notifications;
    private final Clock clock;

    InboxPage(Inbox inbox, Notifications notifications, Clock clock) {
        this.inbox = inbox;
        this.notifications = notifications;
        this.clock = clock;
    }

    @GetMapping("/")
    String home() {
        return "redirect:/inbox";
    }

    @GetMapping("/inbox")
    String show(Caller caller, @ModelAttribute("view") InboxView view, Model model) {
        model.addAttribute("inbox", inbox.show(caller, view));
        return "inbox/inbox";
    }

    /** Marks the notification read and leads to what it is about. */
    @GetMapping("/inbox/{id}")
    ResponseEntity<Void> open(Caller caller, @PathVariable String id) {
        var opened = change(id, each -> notifications.change(caller, each, InboxAction.MARK_READ));
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(destinationOf(opened)))
                .build();
    }

    @PostMapping("/inbox/{id}/{action:read|unread|archive|unarchive}")
    String act(
            Caller caller,
            @PathVariable String id,
            @PathVariable String action,
            @ModelAttribute("view") InboxView view,
            RedirectAttributes said) {
        var chosen = InboxButton.of(action);
        change(id, each -> notifications.change(caller, each, chosen.action()));
        return back(view, said, chosen.said(1));
    }

    @PostMapping("/inbox/{id}/snooze")
    String snooze(
            Caller caller,
            @PathVariable String id,
            @RequestParam Snooze until,
            @ModelAttribute("view") InboxView view,
            RedirectAttributes said) {
        var wakes = until.from(clock.instant());
        change(id, each -> notifications.snooze(caller, each, wakes));
        return back(view, said, "Snoozed until " + Dates.exact(wakes) + ".");
    }

    @PostMapping("/inbox/{id}/wake")
    String wake(
            Caller caller, @PathVariable String id, @ModelAttribute("view") InboxView view, RedirectAttributes said) {
        change(id, each -> notifications.snooze(caller, each, clock.instant()));
        return back(view, said, "Back in the inbox.");
    }

    @PostMapping("/inbox/selected")
    String actOnSelected(
            Caller caller,
            @RequestParam String action,
            @RequestParam(required = false) @Nullable List<String> id,
            @ModelAttribute("view") InboxView view,
            RedirectAttributes said) {
        var chosen = InboxButton.of(action);
        var ids = id == null
                ? List.<UUID>of()
                : id.stream()
                        .limit(MOST_AT_ONCE)
                        .flatMap(each -> Uuids.parse(each).stream())
                        .toList();
        var changed = ids.isEmpty() ? 0 : notifications.changeAll(caller, ids, chosen.action());
        return back(view, said, changed == 0 ? "Nothing was selected." : chosen.said(changed));
    }

    @PostMapping("/inbox/read")
    String markAllRead(Caller caller, @ModelAttribute("view") InboxView view, RedirectAttributes said) {
        return back(view, said, InboxButton.READ.said(notifications.markAllRead(caller)));
    }

    private static Notification change(String id, Function<UUID, Optional<Notification>> change) {
        return Uuids.parse(id).flatMap(change).orElseThrow(() -> Problem.notFound("The notification"));
    }

    /** Only an address of our own is followed. */
    private static String destinationOf(Notification notification) {
        var url = notification.sourceUrl();
        return url != null && url.matches("/(?![/\\\\])[\\x21-\\x7e]*") ? url : "/inbox";
    }

    private static String back(InboxView view, RedirectAttributes said, String words) {
        said.addFlashAttribute("said", words);
        return "redirect:" + view.address();
    }
}
