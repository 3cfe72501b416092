package io.spikewatch.app.operations;

import io.spikewatch.app.audit.AuditLog;
import io.spikewatch.app.organization.Caller;
import io.spikewatch.app.organization.OperatorOnly;
import io.spikewatch.app.page.Framed;
import io.spikewatch.app.page.Moment;
import io.spikewatch.app.page.People;
import io.spikewatch.web.Paging;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Who changed what and why, newest first. */
@Framed
@Controller
class AuditPage {

    private final AuditLog audit;
    private final People people;
    private final Clock clock;

    AuditPage(AuditLog audit, People people, Clock clock) {
        this.audit = audit;
        this.people = people;
        this.clock = clock;
    }

    /** @param address where the target is shown */
    record Row(@Nullable Moment at, String actor, String action, String target, String address, String reason) {}

    @GetMapping("/operations/audit")
    String list(@OperatorOnly Caller caller, Paging paging, Model model) {
        model.addAttribute("page", paging.page(audit.count(), rows(audit.list(paging.limit(), paging.offset()))));
        return "operations/audit";
    }

    private List<Row> rows(List<AuditLog.Line> lines) {
        var names = people.actors(lines.stream().map(AuditLog.Line::actor));
        var now = clock.instant();
        return lines.stream().map(line -> row(line, names, now)).toList();
    }

    private static Row row(AuditLog.Line line, Map<String, String> names, Instant now) {
        return new Row(
                Moment.of(line.at(), now),
                names.getOrDefault(line.actor(), line.actor()),
                line.action(),
                line.target(),
                address(line.target()),
                line.reason());
    }

    /** A target is {@code holds/<id>}, {@code <campaign>/recalls/<id>}, or a campaign and perhaps what of it. */
    private static String address(String target) {
        var parts = target.split("/");
        if (parts.length == 2 && parts[0].equals("holds")) {
            return "/operations/" + target;
        }
        return parts.length == 3 && parts[1].equals("recalls")
                ? "/operations/recalls/" + parts[2]
                : "/operations/campaigns/" + parts[0];
    }
}
