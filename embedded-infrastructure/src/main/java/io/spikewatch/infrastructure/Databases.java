package io.spikewatch.infrastructure;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The database of each service, with an owner role for migrations and a runtime role that owns nothing; billing's runtime
 * role may also take a role that nobody signs in as, to write alerts.
 */
public final class Databases {

    private static final List<String> SERVICES = List.of("billing", "app");
    private static final String ALERTS_ROLE = "BILLING_DATABASE_ALERTS_ROLE";

    private final DatabaseServer server;

    private Databases(DatabaseServer server) {
        this.server = server;
    }

    public static Databases on(PostgresServer server) {
        return on(server.address());
    }

    static Databases on(DatabaseServer server) {
        return new Databases(server);
    }

    /**
     * Creates what is missing, and sets the passwords.
     *
     * @param settings the services' variables; roles not named there have the default names
     * @return the variables by which the services find their databases
     */
    public Map<String, String> create(Map<String, String> settings) {
        var variables = new LinkedHashMap<String, String>();
        for (var service : SERVICES) {
            variables.putAll(create(ServiceDatabase.of(service, settings)));
        }
        variables.putAll(createAlertsRole(settings));
        return variables;
    }

    private Map<String, String> createAlertsRole(Map<String, String> settings) {
        var role = settings.getOrDefault(ALERTS_ROLE, "billing_alerts");
        var user = ServiceDatabase.of("billing", settings).user();
        try (var connection = server.connect("postgres");
                var statement = connection.createStatement()) {
            if (!exists(statement, "select from pg_roles where rolname = ", role)) {
                statement.execute("create role %s nologin".formatted(quoted(statement, role)));
            }
            statement.execute("grant %s to %s with inherit false, set true"
                    .formatted(quoted(statement, role), quoted(statement, user)));
            return Map.of(ALERTS_ROLE, role);
        } catch (SQLException e) {
            throw new IllegalStateException("The role " + role + " can't be set up", e);
        }
    }

    private Map<String, String> create(ServiceDatabase database) {
        try (var connection = server.connect("postgres");
                var statement = connection.createStatement()) {
            createRole(statement, database.owner(), database.ownerPassword());
            createRole(statement, database.user(), database.password());
            createDatabase(statement, database);
            return database.variables(server.url(database.name()));
        } catch (SQLException e) {
            throw new IllegalStateException("The database " + database.name() + " can't be set up", e);
        }
    }

    private static void createRole(Statement statement, String role, String password) throws SQLException {
        var verb = exists(statement, "select from pg_roles where rolname = ", role) ? "alter" : "create";
        statement.execute("%s role %s login password %s"
                .formatted(verb, statement.enquoteIdentifier(role, true), statement.enquoteLiteral(password)));
    }

    private static void createDatabase(Statement statement, ServiceDatabase database) throws SQLException {
        if (exists(statement, "select from pg_database where datname = ", database.name())) {
            return;
        }
        statement.execute(
                "create database %s owner %s".formatted(database.name(), quoted(statement, database.owner())));
        statement.execute("revoke all on database %s from public".formatted(database.name()));
        statement.execute(
                "grant connect on database %s to %s".formatted(database.name(), quoted(statement, database.user())));
    }

    private static String quoted(Statement statement, String role) throws SQLException {
        return statement.enquoteIdentifier(role, true);
    }

    private static boolean exists(Statement statement, String query, String name) throws SQLException {
        try (var found = statement.executeQuery(query + statement.enquoteLiteral(name))) {
            return found.next();
        }
    }

    private record ServiceDatabase(String name, String user, String password, String owner, String ownerPassword) {

        static ServiceDatabase of(String service, Map<String, String> settings) {
            var prefix = prefix(service);
            return new ServiceDatabase(
                    service,
                    settings.getOrDefault(prefix + "USER", service),
                    password(settings, prefix + "PASSWORD"),
                    settings.getOrDefault(prefix + "OWNER", service + "_owner"),
                    password(settings, prefix + "OWNER_PASSWORD"));
        }

        Map<String, String> variables(String url) {
            var prefix = prefix(name);
            return Map.of(
                    prefix + "URL", url,
                    prefix + "USER", user,
                    prefix + "PASSWORD", password,
                    prefix + "OWNER", owner,
                    prefix + "OWNER_PASSWORD", ownerPassword);
        }

        private static String prefix(String service) {
            return service.toUpperCase(Locale.ROOT) + "_DATABASE_";
        }

        private static String password(Map<String, String> settings, String variable) {
            return Optional.ofNullable(settings.get(variable))
                    .orElseThrow(() -> new IllegalArgumentException(variable + " is not set"));
        }
    }
}
