package io.spikewatch.app.account;

import io.spikewatch.app.organization.Organizations;
import io.spikewatch.web.Problem;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The vendor's accounts; those of any other organization don't exist here. */
@Component
@Transactional(readOnly = true)
public class Accounts {

    private final AccountRepository accounts;
    private final AccountTeams teams;
    private final Staff staff;
    private final Organizations organizations;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Accounts(
            AccountRepository accounts,
            AccountTeams teams,
            Staff staff,
            Organizations organizations,
            ApplicationEventPublisher events,
            Clock clock) {
        this.accounts = accounts;
        this.teams = teams;
        this.staff = staff;
        this.organizations = organizations;
        this.events = events;
        this.clock = clock;
    }

    public Optional<Account> find(UUID id) {
        return accounts.findByVendorOrganizationIdAndId(vendor(), id).map(StoredAccount::toAccount);
    }

    /** The account of a customer; of several that share a billing or Stripe id the oldest is meant. */
    public Optional<Account> resolve(
            @Nullable String organizationId, @Nullable String billingId, @Nullable String stripeCustomerId) {
        var customer = new CustomerIds(organizationId, billingId, stripeCustomerId);
        return Optional.ofNullable(resolve(Set.of(customer)).get(customer));
    }

    /** The accounts of many customers; one that has none is absent. */
    public Map<CustomerIds, Account> resolve(Collection<CustomerIds> customers) {
        var matches = new AccountMatches(accounts
                .findByAnyOf(
                        vendor(),
                        known(customers, CustomerIds::organizationId),
                        known(customers, CustomerIds::billingId),
                        known(customers, CustomerIds::stripeCustomerId))
                .stream()
                .map(StoredAccount::toAccount)
                .toList());
        var resolved = new HashMap<CustomerIds, Account>();
        customers.forEach(each -> matches.of(each).ifPresent(account -> resolved.put(each, account)));
        return resolved;
    }

    private static Set<String> known(
            Collection<CustomerIds> customers, Function<CustomerIds, @Nullable String> identifier) {
        return customers.stream().map(identifier).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    /** Who looks after the account today. */
    public List<Assignment> team(UUID accountId) {
        return teams.current(accountId);
    }

    /** Who looks after each of the accounts today; one that nobody looks after is absent. */
    public Map<UUID, List<Assignment>> teams(Collection<UUID> accountIds) {
        return teams.current(accountIds);
    }

    /** Accounts in order of their names; {@code search} looks into names and external ids. */
    public List<Account> list(@Nullable String search, int limit, int offset) {
        return accounts.search(vendor(), pattern(search), limit, offset).stream()
                .map(StoredAccount::toAccount)
                .toList();
    }

    public long count(@Nullable String search) {
        return accounts.countFound(vendor(), pattern(search));
    }

    private static String pattern(@Nullable String search) {
        var text = search == null ? "" : search.strip().toLowerCase(Locale.ROOT);
        return "%" + text.replace("\0", "").replaceAll("([!%_])", "!$1") + "%";
    }

    /** Creates an account; a taken external id is a conflict. */
    @Transactional
    Account create(AccountDetails details) {
        var account = save(new StoredAccount(
                vendor(), details.requireIdentifier(), clock.instant().truncatedTo(ChronoUnit.MICROS)));
        events.publishEvent(new AccountsChanged(account.id()));
        return account;
    }

    private Account save(StoredAccount account) {
        try {
            return accounts.saveAndFlush(account).toAccount();
        } catch (DataIntegrityViolationException taken) {
            throw Problem.conflict("external_id_taken", "An account with this external id exists already.");
        }
    }

    /** Changes an account by what its present details become; a taken external id is a conflict. */
    @Transactional
    Account change(UUID id, UnaryOperator<AccountDetails> change) {
        var account = lock(id);
        var otherIdentifiers = account.change(change.apply(account.details()).requireIdentifier());
        var changed = save(account);
        if (otherIdentifiers) {
            events.publishEvent(new AccountsChanged(id));
        }
        return changed;
    }

    /** Puts somebody in charge of an account from now on, instead of whoever was. */
    @Transactional
    void assign(UUID accountId, AssignmentRole role, Assignee assignee) {
        lock(accountId);
        var userId =
                assignee.equals(Assignee.NOBODY) ? null : staff.find(assignee).orElseThrow(Accounts::notAMember);
        if (teams.replace(accountId, role, userId, clock.instant()) && userId != null) {
            events.publishEvent(new AccountsChanged(accountId));
        }
    }

    private StoredAccount lock(UUID id) {
        return accounts.lock(vendor(), id).orElseThrow(() -> Problem.notFound("This account"));
    }

    private static Problem notAMember() {
        return Problem.of(
                HttpStatus.BAD_REQUEST, "not_a_member", "This person is no member of the vendor organization.");
    }

    private String vendor() {
        return organizations.vendorId();
    }
}
