package io.spikewatch.app.account;

import io.spikewatch.app.organization.Organizations;
import io.spikewatch.web.Problem;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.domain.Limit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The vendor's accounts; those of any other organization don't exist here. */
@Component
@Transactional(readOnly = true)
public class Accounts {

    private static final Logger log = LoggerFactory.getLogger(Accounts.class);

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

    /**
     * The account that a message is about: the first identifier that has a match decides, in this order. Several accounts
     * may share a billing or Stripe id; the oldest of them is meant.
     */
    public Optional<Account> resolve(
            @Nullable String organizationId, @Nullable String billingId, @Nullable String stripeCustomerId) {
        return byExternalId(organizationId)
                .or(() -> byBillingId(billingId))
                .or(() -> byStripeCustomerId(stripeCustomerId))
                .map(StoredAccount::toAccount);
    }

    private Optional<StoredAccount> byExternalId(@Nullable String organizationId) {
        return Optional.ofNullable(organizationId)
                .flatMap(id -> accounts.findByVendorOrganizationIdAndExternalId(vendor(), id));
    }

    private Optional<StoredAccount> byBillingId(@Nullable String billingId) {
        return billingId == null
                ? Optional.empty()
                : oldest(accounts.findByVendorOrganizationIdAndBillingIdOrderByCreatedAtAscIdAsc(
                        vendor(), billingId, Limit.of(2)));
    }

    private Optional<StoredAccount> byStripeCustomerId(@Nullable String stripeCustomerId) {
        return stripeCustomerId == null
                ? Optional.empty()
                : oldest(accounts.findByVendorOrganizationIdAndStripeCustomerIdOrderByCreatedAtAscIdAsc(
                        vendor(), stripeCustomerId, Limit.of(2)));
    }

    private static Optional<StoredAccount> oldest(List<StoredAccount> matches) {
        if (matches.size() > 1) {
            log.warn(
                    "Several accounts share an identifier, took the oldest: account={}",
                    matches.get(0).toAccount().id());
        }
        return matches.stream().findFirst();
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
