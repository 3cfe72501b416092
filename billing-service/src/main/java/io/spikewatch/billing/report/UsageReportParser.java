package io.spikewatch.billing.report;

import static io.spikewatch.billing.report.ReportJson.quoted;

import io.spikewatch.billing.catalog.UsageTypes;
import io.spikewatch.billing.history.Organization;
import io.spikewatch.messages.Origin;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads one usage report from its tokens. What it holds beyond the agreed fields is kept in the document alone. */
class UsageReportParser {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final JsonParser parser;
    private final ReportJson json;
    private final CountsParser counts;
    private final LocalDate today;

    private @Nullable String organizationId;
    private @Nullable String organizationName;
    private @Nullable String billingId;
    private @Nullable String stripeCustomerId;
    private @Nullable String region;
    private @Nullable LocalDate date;
    private final Map<String, String> teamNames = new HashMap<>();
    private Origin origin = Origin.LIVE;
    private boolean counted;

    UsageReportParser(JsonParser parser, UsageTypes usageTypes, LocalDate today) {
        this.parser = parser;
        this.json = new ReportJson(parser);
        this.counts = new CountsParser(json, usageTypes);
        this.today = today;
    }

    UsageReport read(String document, byte[] digest) {
        parser.nextToken();
        json.requireObject("a usage report");
        json.eachField(this::readField);
        if (parser.nextToken() != null) {
            throw new RejectedReportException("something follows the end of the report");
        }
        return report(document, digest);
    }

    private UsageReport report(String document, byte[] digest) {
        if (!counted) {
            throw new RejectedReportException("report is missing");
        }
        var organization = new Organization(
                present(organizationId, "organization_id"), organizationName, billingId, stripeCustomerId, region);
        return new UsageReport(
                organization,
                present(date, "date"),
                teamNames,
                origin,
                counts.ofOrganization(),
                counts.ofTeams(),
                document,
                digest);
    }

    private void readField(String name) {
        switch (name) {
            case "organization_id" -> organizationId = readId();
            case "date" -> date = readDate();
            case "report" -> readReport();
            case "organization_name" -> organizationName = json.optionalText(name);
            case "billing_id" -> billingId = json.optionalText(name);
            case "stripe_customer_id" -> stripeCustomerId = json.optionalText(name);
            case "region" -> region = json.optionalText(name);
            case "team_names" -> readTeamNames();
            case "origin" -> origin = readOrigin();
            default -> json.skip();
        }
    }

    private String readId() {
        var id = json.text();
        if (id.isBlank() || id.length() > ReportJson.MAX_ID) {
            throw new RejectedReportException(
                    "organization_id must be a string of 1 to " + ReportJson.MAX_ID + " characters");
        }
        return id;
    }

    private LocalDate readDate() {
        var parsed = parseDate(json.text());
        if (parsed.isAfter(today)) {
            throw new RejectedReportException("date " + parsed + " is in the future");
        }
        return parsed;
    }

    private static LocalDate parseDate(String text) {
        if (DATE.matcher(text).matches() && !text.startsWith("0000")) {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeException e) {
                // such as 30 February: told below
            }
        }
        throw new RejectedReportException("date must be a day written YYYY-MM-DD");
    }

    private void readReport() {
        counted = true;
        counts.readReport();
    }

    private void readTeamNames() {
        if (json.token() == JsonToken.VALUE_NULL) {
            return;
        }
        json.requireObject("team_names");
        json.eachField(team -> {
            var name = json.optionalText("the name of team " + quoted(team));
            if (name != null) {
                teamNames.put(team, name);
            }
        });
    }

    private Origin readOrigin() {
        var name = json.optionalText("origin");
        return name == null
                ? Origin.LIVE
                : Arrays.stream(Origin.values())
                        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(name))
                        .findFirst()
                        .orElseThrow(
                                () -> new RejectedReportException("origin must be live, backfill, replay or test"));
    }

    private static <T> T present(@Nullable T value, String name) {
        if (value == null) {
            throw new RejectedReportException(name + " is missing");
        }
        return value;
    }
}
