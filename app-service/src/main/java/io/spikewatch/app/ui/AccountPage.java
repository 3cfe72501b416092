package io.spikewatch.app.ui;

import io.spikewatch.app.organization.Caller;
import io.spikewatch.app.page.Framed;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** One account: who looks after it, and how its usage came about on one day. */
@Framed
@Controller
class AccountPage {

    private final VisibleAccounts accounts;
    private final AccountTeam team;
    private final AccountUsage usage;

    AccountPage(VisibleAccounts accounts, AccountTeam team, AccountUsage usage) {
        this.accounts = accounts;
        this.team = team;
        this.usage = usage;
    }

    @GetMapping("/accounts/{id}")
    String show(
            Caller caller,
            @PathVariable String id,
            @RequestParam(name = "usage_type", required = false) @Nullable String usageType,
            @RequestParam(name = "team_id", required = false) @Nullable String teamId,
            @RequestParam(required = false) @Nullable String date,
            Model model) {
        var account = accounts.get(caller, id);
        model.addAttribute("account", account);
        model.addAttribute("team", team.of(account));
        var asked = new AccountUsage.Asked(nameOf(usageType), nameOf(teamId), dateOf(date));
        model.addAttribute("usage", usage.of(caller, account, asked));
        return "account/account";
    }

    private static @Nullable String nameOf(@Nullable String text) {
        return text != null && text.matches("[\\w-]{1,100}") ? text : null;
    }

    private static @Nullable LocalDate dateOf(@Nullable String text) {
        try {
            return text == null || text.length() != 10 ? null : LocalDate.parse(text);
        } catch (DateTimeParseException malformed) {
            return null;
        }
    }
}
