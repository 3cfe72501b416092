package io.spikewatch.systemtests;

import io.spikewatch.quickstart.Api;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The people of the vendor, customers they look after, and reports in which usage leaves its range once. */
final class Customers {

    static final String CSM = "ana.csm@example.com";
    static final String ACCOUNT_EXECUTIVE = "dee.ae@example.com";
    static final int DAYS = 60;

    /** Two days ago: ended in every time zone, and recent enough to be told. */
    static final LocalDate SPIKE_DATE = LocalDate.now(Clock.systemUTC()).minusDays(2);

    private Customers() {}

    static void createPeople(Api operator) {
        Stream.of(CSM, ACCOUNT_EXECUTIVE).forEach(email -> createStaff(operator, email));
    }

    static void createStaff(Api operator, String email) {
        var person =
                operator.post("/api/users/", Map.of("email", email, "name", email, "password", Spikewatch.PASSWORD));
        operator.put(
                "/api/organizations/%s/members/%s"
                        .formatted(Spikewatch.VENDOR, person.path("id").asString()),
                Map.of("role", "member"));
    }

    /** An account for each, looked after by both people. */
    static void createAccounts(Api operator, List<String> organizations) {
        createAccounts(operator, organizations, CSM);
    }

    /** Looked after by somebody else as their CSM. */
    static void createAccounts(Api operator, List<String> organizations, String csm) {
        var csv = organizations.stream()
                .map(each -> "%s,%s,%s,%s".formatted(each, name(each), csm, ACCOUNT_EXECUTIVE))
                .collect(Collectors.joining("\n", "external_id,name,csm_email,account_executive_email\n", "\n"));
        operator.post("/api/accounts/import", "text/csv", csv.getBytes(StandardCharsets.UTF_8));
    }

    static String name(String organization) {
        return "Customer " + organization;
    }

    /** Reports of sixty days up to yesterday, as NDJSON: quiet weeks, and three times the events on one day. */
    static JsonNode report(Api reporter, List<String> organizations) {
        var lines = IntStream.rangeClosed(1, DAYS)
                .mapToObj(day -> LocalDate.now(Clock.systemUTC()).minusDays(DAYS + 1 - day))
                .flatMap(date -> organizations.stream().map(organization -> line(organization, date)))
                .collect(Collectors.joining("\n"));
        return reporter.post("/api/usage-reports", "application/x-ndjson", lines.getBytes(StandardCharsets.UTF_8));
    }

    private static String line(String organization, LocalDate date) {
        var web = 7_000 + date.toEpochDay() * 37 % 400;
        var mobile = date.equals(SPIKE_DATE) ? 30_100 : 5_000 + date.toEpochDay() * 53 % 300;
        var weekend = date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
        var quieter = weekend && !date.equals(SPIKE_DATE) ? 2 : 1;
        return """
                {"organization_id":"%1$s","organization_name":"%2$s","billing_id":"billing-id-of-%1$s",\
                "stripe_customer_id":"cus_%1$s","date":"%3$s","team_names":{"1":"Web","2":"Mobile app"},\
                "report":{"event_count_in_period":%4$d,"teams":{"1":{"event_count_in_period":%5$d},\
                "2":{"event_count_in_period":%6$d}}}}""".formatted(
                organization, name(organization), date, (web + mobile) / quieter, web / quieter, mobile / quieter);
    }

    /** A spike message as another program would write it. */
    static String message(String id, String organization) {
        return """
                {"schema_version":1,"type":"usage_spike_detected","id":"%s","occurred_at":"2026-06-10T02:00:04Z",\
                "origin":"live","data":{"spike_id":"spike-of-%s","organization_id":"%s","detected_at":"2026-06-09",\
                "spikes":[{"metric":"events","usage_type":"event_count_in_period","direction":"up","factor":3.2,\
                "percent_change":220,"observed":38400,"expected":12000,"usage_date":"2026-06-09"}]}}""".formatted(id, id, organization);
    }
}
