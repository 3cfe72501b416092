package io.spikewatch.quickstart;

import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Fills an empty system through its public API: people, organizations, accounts, plans, subscriptions and reports, and
 * what is found in the reports.
 */
final class Demo {

    private final Api operator;
    private final UsageReports reports;
    private final String password;
    private final String vendor;

    Demo(Api operator, UsageReports reports, String password, String vendor) {
        this.operator = operator;
        this.reports = reports;
        this.password = password;
        this.vendor = vendor;
    }

    /**
     * May be repeated after it was interrupted.
     *
     * @return an API key for each person, by e-mail
     */
    Map<String, String> load(LocalDate yesterday) {
        DemoFiles.rows("accounts.csv").forEach(row -> createOrganization(row[0], row[1]));
        var keys = Person.all().parallelStream().collect(Collectors.toMap(Person::email, this::create));
        new Accounts(operator).load(DemoFiles.bytes("accounts.csv"));
        var lines = DemoFiles.usageReportsUntil(yesterday);
        var range = new DateRange(UsageReports.date(lines.get(0)).orElseThrow(), yesterday);
        new Subscriptions(operator).load(lines, range);
        reports.load(lines.iterator());
        new Detection(operator).run(range);
        return keys;
    }

    private void createOrganization(String id, String name) {
        var answer = operator.tryPost("/api/organizations/", Map.of("id", id, "name", name));
        if (!answer.has(409)) {
            answer.orThrow();
        }
    }

    private String create(Person person) {
        var body = Map.of("email", person.email(), "name", person.name(), "password", password);
        var answer = operator.tryPost("/api/users/", body);
        var id = answer.has(409) ? idOf(person) : answer.orThrow().path("id").asString();
        var organization = person.isStaff() ? vendor : person.organization();
        var member = "/api/organizations/%s/members/%s/".formatted(organization, id);
        operator.put(member, Map.of("role", person.role()));
        Console.progress("people", person.name());
        return operator.post("/api/users/" + id + "/api_keys/", Map.of("label", "quickstart"))
                .path("key")
                .asString();
    }

    private String idOf(Person person) {
        for (var user : operator.get("/api/users/?limit=100").path("results")) {
            if (user.path("email").asString().equals(person.email())) {
                return user.path("id").asString();
            }
        }
        throw QuickstartException.failure(person.email() + " exists, but is not listed");
    }
}
