package io.spikewatch.app.account;

import io.spikewatch.app.organization.Organizations;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.Reader;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Creates or updates accounts from a file, by their external id. A row that can't be taken never spoils the others, an
 * empty cell changes nothing, and the same file again changes nothing.
 */
@Component
class AccountImport {

    private static final Logger log = LoggerFactory.getLogger(AccountImport.class);

    private final AccountCsv csv = new AccountCsv();
    private final AccountUpserts upserts;
    private final AccountTeams teams;
    private final Staff staff;
    private final Organizations organizations;
    private final Validator validator;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AccountImport(
            AccountUpserts upserts,
            AccountTeams teams,
            Staff staff,
            Organizations organizations,
            Validator validator,
            ApplicationEventPublisher events,
            Clock clock) {
        this.upserts = upserts;
        this.teams = teams;
        this.staff = staff;
        this.organizations = organizations;
        this.validator = validator;
        this.events = events;
        this.clock = clock;
    }

    /** What became of the rows; {@code updated} counts those of known accounts, changed or not. */
    record Result(int created, int updated, List<UnknownPerson> unknownPeople, List<Rejection> rejected) {}

    /** A row was taken without this person, who is no member of the vendor organization. */
    record UnknownPerson(long line, String email) {}

    /** A row that wasn't taken, and why. */
    record Rejection(long line, String reason) {}

    @Transactional
    Result run(Reader file) throws IOException {
        var run = new Run();
        csv.read(file, run::take, line -> run.reject(line, "has too few or too many columns"));
        if (!run.changed.isEmpty()) {
            events.publishEvent(new AccountsChanged(run.changed));
        }
        log.info("Accounts imported: created={} updated={} rejected={}", run.created, run.updated, run.rejected.size());
        return new Result(run.created, run.updated, run.unknownPeople, run.rejected);
    }

    /** One import on its way. */
    private class Run {

        private final Map<String, Optional<UUID>> people = new HashMap<>();
        private final List<UnknownPerson> unknownPeople = new ArrayList<>();
        private final List<Rejection> rejected = new ArrayList<>();
        private final Set<UUID> changed = new LinkedHashSet<>();
        private int created;
        private int updated;

        void take(AccountRow row) {
            var wrong =
                    validator.validate(row).stream().map(this::reason).sorted().findFirst();
            if (wrong.isPresent()) {
                reject(row.line(), wrong.get());
                return;
            }
            upserts.upsert(organizations.vendorId(), row, clock.instant())
                    .ifPresentOrElse(account -> taken(row, account), () -> reject(row.line(), "name is required"));
        }

        void reject(long line, String reason) {
            rejected.add(new Rejection(line, reason));
        }

        private void taken(AccountRow row, AccountUpserts.Upserted account) {
            if (account.created()) {
                created++;
            } else {
                updated++;
            }
            if (account.identifiersChanged()) {
                changed.add(account.id());
            }
            assign(row.line(), account.id(), AssignmentRole.CSM, row.csmEmail());
            assign(row.line(), account.id(), AssignmentRole.ACCOUNT_EXECUTIVE, row.accountExecutiveEmail());
        }

        private void assign(long line, UUID account, AssignmentRole role, @Nullable String email) {
            if (email == null) {
                return;
            }
            people.computeIfAbsent(email, unseen -> staff.find(new Assignee(unseen, null)))
                    .ifPresentOrElse(
                            user -> assign(account, role, user),
                            () -> unknownPeople.add(new UnknownPerson(line, email)));
        }

        private void assign(UUID account, AssignmentRole role, UUID user) {
            if (teams.replace(account, role, user, clock.instant())) {
                changed.add(account);
            }
        }

        private String reason(ConstraintViolation<AccountRow> violation) {
            var field = violation.getPropertyPath().toString();
            return field.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT) + " " + violation.getMessage();
        }
    }
}
