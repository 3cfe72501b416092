package io.spikewatch.app;

import io.spikewatch.app.account.Account;
import io.spikewatch.app.account.TestAccounts;
import io.spikewatch.app.organization.ApiKeys;
import io.spikewatch.app.organization.Organizations;
import io.spikewatch.app.organization.Role;
import io.spikewatch.app.organization.User;
import io.spikewatch.app.organization.Users;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Organizations, people and accounts for tests, each with an id or e-mail address of its own. */
public class TestPeople {

    public static final String PASSWORD = "correct horse battery";

    private final Organizations organizations;
    private final Users users;
    private final ApiKeys keys;
    private final TestAccounts accounts;
    private final JdbcClient database;
    private final String hash;

    TestPeople(
            Organizations organizations,
            Users users,
            ApiKeys keys,
            TestAccounts accounts,
            JdbcClient database,
            PasswordEncoder passwords) {
        this.organizations = organizations;
        this.users = users;
        this.keys = keys;
        this.accounts = accounts;
        this.database = database;
        this.hash = passwords.encode(PASSWORD);
    }

    /** A new organization; the answer is its id. */
    public String organization() {
        return organizations
                .create("org-" + UUID.randomUUID(), "Acme", null, UUID.randomUUID())
                .id();
    }

    /** A new user without any membership and password. */
    public User user() {
        return users.create(email(), "Anna", null, true);
    }

    /** A new user without any membership, who signs in with {@link #PASSWORD}, hashed once as that takes its time. */
    public User userWithPassword() {
        var user = user();
        database.sql("update app_user set password_hash = ? where id = ?")
                .params(hash, user.id())
                .update();
        return user;
    }

    private static String email() {
        return "anna-" + UUID.randomUUID() + "@example.com";
    }

    public User memberOf(String organizationId, Role role) {
        return join(user(), organizationId, role);
    }

    public User join(User user, String organizationId, Role role) {
        organizations.admit(organizationId, user.id(), role);
        return user;
    }

    public String vendorId() {
        return organizations.vendorId();
    }

    /** A new ordinary member of the vendor organization. */
    public User staff() {
        return memberOf(organizations.vendorId(), Role.MEMBER);
    }

    public User operator() {
        return memberOf(organizations.vendorId(), Role.OPERATOR);
    }

    /** A new account for an organization. */
    public Account accountOf(String organizationId) {
        return accountOf(organizationId, "Acme");
    }

    public Account accountOf(String organizationId, String name) {
        return accounts.create(organizationId, name);
    }

    /** The value of an {@code Authorization} header by which a user calls the API. */
    public String bearer(User user) {
        return "Bearer " + keys.issue(user.id(), "test").key();
    }
}
