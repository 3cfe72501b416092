package io.spikewatch.app.ui;

import io.spikewatch.app.account.Accounts;
import io.spikewatch.app.account.AssignmentRole;
import io.spikewatch.app.organization.Caller;
import io.spikewatch.app.page.Framed;
import io.spikewatch.app.page.Person;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** All accounts with who looks after them. */
@Framed
@Controller
class AccountsPage {

    private static final int PAGE_SIZE = 50;

    private final Accounts accounts;
    private final AccountTeam teams;

    AccountsPage(Accounts accounts, AccountTeam teams) {
        this.accounts = accounts;
        this.teams = teams;
    }

    @GetMapping("/accounts")
    String list(
            Caller caller,
            @RequestParam(name = "q", required = false) @Nullable String search,
            @RequestParam(required = false) @Nullable String offset,
            Model model) {
        caller.requireStaff();
        var start = offset != null && offset.matches("\\d{1,7}") ? Integer.parseInt(offset) : 0;
        var count = accounts.count(search);
        model.addAttribute("search", search);
        model.addAttribute("count", count);
        model.addAttribute("rows", rows(search, start));
        model.addAttribute("previous", start == 0 ? null : address(search, Math.max(0, start - PAGE_SIZE)));
        model.addAttribute("next", start + PAGE_SIZE < count ? address(search, start + PAGE_SIZE) : null);
        return "account/accounts";
    }

    private List<Row> rows(@Nullable String search, int start) {
        var found = accounts.list(search, PAGE_SIZE, start);
        var people = teams.of(found);
        return found.stream()
                .map(each -> {
                    var team = people.getOrDefault(each.id(), Map.of());
                    return new Row(
                            each.id(),
                            each.name(),
                            each.externalId(),
                            team.get(AssignmentRole.CSM),
                            team.get(AssignmentRole.ACCOUNT_EXECUTIVE));
                })
                .toList();
    }

    private static String address(@Nullable String search, int start) {
        var uri = UriComponentsBuilder.fromPath("/accounts");
        if (search != null && !search.isBlank()) {
            uri.queryParam("q", "{search}");
        }
        if (start > 0) {
            uri.queryParam("offset", start);
        }
        return uri.encode()
                .buildAndExpand(Map.of("search", search == null ? "" : search))
                .toUriString();
    }

    record Row(
            UUID id,
            String name,
            @Nullable String externalId,
            @Nullable Person csm,
            @Nullable Person accountExecutive) {}
}
