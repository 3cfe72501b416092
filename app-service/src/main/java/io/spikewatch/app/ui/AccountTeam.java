package io.spikewatch.app.ui;

import io.spikewatch.app.account.Account;
import io.spikewatch.app.account.Accounts;
import io.spikewatch.app.account.Assignment;
import io.spikewatch.app.account.AssignmentRole;
import io.spikewatch.app.organization.User;
import io.spikewatch.app.organization.Users;
import io.spikewatch.app.page.Dates;
import io.spikewatch.app.page.Person;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Names the people who look after accounts, for any number of accounts with two look-ups. */
@Component
class AccountTeam {

    private final Accounts accounts;
    private final Users users;

    AccountTeam(Accounts accounts, Users users) {
        this.accounts = accounts;
        this.users = users;
    }

    List<Person> of(Account account) {
        return List.copyOf(
                of(List.of(account)).getOrDefault(account.id(), Map.of()).values());
    }

    Map<UUID, Map<AssignmentRole, Person>> of(Collection<Account> all) {
        var teams = accounts.teams(all.stream().map(Account::id).toList());
        var people = teams.values().stream()
                .flatMap(List::stream)
                .map(Assignment::userId)
                .collect(Collectors.toSet());
        var names = users.findAll(people).stream().collect(Collectors.toMap(User::id, User::name));
        return teams.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, team -> byRole(team.getValue(), names)));
    }

    private static Map<AssignmentRole, Person> byRole(List<Assignment> team, Map<UUID, String> names) {
        var byRole = new EnumMap<AssignmentRole, Person>(AssignmentRole.class);
        team.forEach(each -> byRole.put(
                each.role(),
                new Person(
                        names.getOrDefault(each.userId(), "Unknown"),
                        word(each.role()),
                        Dates.withYear(Dates.dayOf(each.startedAt())))));
        return byRole;
    }

    private static String word(AssignmentRole role) {
        return role == AssignmentRole.CSM ? "CSM" : "Account executive";
    }
}
