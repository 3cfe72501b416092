package io.spikewatch.app.account;

import io.spikewatch.app.account.AccountOverview.Person;
import io.spikewatch.app.organization.User;
import io.spikewatch.app.organization.Users;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts accounts and their people together, for a whole list in two queries. */
@Component
class AccountOverviews {

    private final AccountTeams teams;
    private final Users users;

    AccountOverviews(AccountTeams teams, Users users) {
        this.teams = teams;
        this.users = users;
    }

    AccountOverview of(Account account) {
        return of(List.of(account)).get(0);
    }

    List<AccountOverview> of(List<Account> accounts) {
        var assigned = teams.current(accounts.stream().map(Account::id).toList());
        var people = peopleIn(assigned.values());
        return accounts.stream()
                .map(account -> overview(account, assigned.getOrDefault(account.id(), List.of()), people))
                .toList();
    }

    private Map<UUID, User> peopleIn(Collection<List<Assignment>> assigned) {
        var ids = assigned.stream()
                .flatMap(List::stream)
                .map(Assignment::userId)
                .distinct()
                .toList();
        return users.findAll(ids).stream().collect(Collectors.toMap(User::id, Function.identity()));
    }

    private static AccountOverview overview(Account account, List<Assignment> team, Map<UUID, User> people) {
        return new AccountOverview(
                account,
                person(AssignmentRole.CSM, team, people),
                person(AssignmentRole.ACCOUNT_EXECUTIVE, team, people));
    }

    private static @Nullable Person person(AssignmentRole role, List<Assignment> team, Map<UUID, User> people) {
        for (var assignment : team) {
            var user = people.get(assignment.userId());
            if (assignment.role() == role && user != null) {
                return new Person(user.id(), user.email(), user.name(), assignment.startedAt());
            }
        }
        return null;
    }
}
