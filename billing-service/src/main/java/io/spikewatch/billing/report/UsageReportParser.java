package io.spikewatch.billing.report;

import static io.spikewatch.billing.report.ReportJson.quoted;

import io.spikewatch.billing.catalog.UsageTypes;
import io.spikewatch.messages.Origin;
import java.math.BigDecimal;
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

/**
 * Reads one usage report from its tokens. A count is a whole number from 0 to 2^53, however it is written (1.0 is 1).
 * What the report holds beyond the agreed fields is kept; what is no number is no count.
 */
class UsageReportParser {

    private static final BigDecimal MAX_COUNT = BigDecimal.valueOf(1L << 53);
    private static final int MAX_ID = 200;
    private static final int MAX_TEXT = 1_000;
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final ReportJson json;
    private final JsonParser parser;
    private final UsageTypes usageTypes;
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
    private boolean plain = true;

    UsageReportParser(JsonParser parser, UsageTypes usageTypes, LocalDate today) {
        this.json = new ReportJson(parser);
        this.parser = parser;
        this.usageTypes = usageTypes;
        this.today = today;
    }

    UsageReport read(String document) {
        parser.nextToken();
        requireObject("a usage report");
        json.eachField(this::readField);
        if (parser.nextToken() != null) {
            throw new RejectedReportException("something follows the end of the report");
        }
        return report(document);
    }

    private UsageReport report(String document) {
        if (!counted) {
            throw new RejectedReportException("report is missing");
        }
        var organization = new Organization(
                present(organizationId, "organization_id"), organizationName, billingId, stripeCustomerId, region);
        return new UsageReport(organization, present(date, "date"), teamNames, origin, document, plain);
    }

    private void readField(String name) {
        switch (name) {
            case "organization_id" -> organizationId = readId();
            case "date" -> date = readDate();
            case "report" -> readReport();
            case "organization_name" -> organizationName = readText(name);
            case "billing_id" -> billingId = readText(name);
            case "stripe_customer_id" -> stripeCustomerId = readText(name);
            case "region" -> region = readText(name);
            case "team_names" -> readTeamNames();
            case "origin" -> origin = readOrigin();
            default -> json.skip();
        }
    }

    private String readId() {
        var id = isString() ? json.text() : "";
        if (id.isBlank() || id.length() > MAX_ID) {
            throw new RejectedReportException("organization_id must be a string of 1 to " + MAX_ID + " characters");
        }
        return id;
    }

    private LocalDate readDate() {
        var parsed = parseDate(isString() ? json.text() : "");
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
        requireObject("report");
        json.eachField(name -> {
            if (name.equals("teams")) {
                readTeams();
            } else {
                readCount(name);
            }
        });
    }

    private void readTeams() {
        requireObject("teams");
        json.eachField(team -> {
            if (team.isBlank() || team.length() > MAX_ID) {
                throw new RejectedReportException("a team id must have 1 to " + MAX_ID + " characters");
            }
            requireObject("team " + quoted(team));
            json.eachField(this::readCount);
        });
    }

    private void readCount(String usageType) {
        var token = parser.currentToken();
        plain &= token == JsonToken.VALUE_NUMBER_INT;
        if (token.isNumeric()) {
            checkCount(usageType, parser.getDecimalValue());
        } else {
            skipUnlessKnown(usageType);
        }
    }

    private static void checkCount(String usageType, BigDecimal count) {
        if (count.signum() < 0) {
            throw new RejectedReportException(quoted(usageType) + " is negative");
        }
        if (count.compareTo(MAX_COUNT) > 0) {
            throw new RejectedReportException(quoted(usageType) + " is beyond 2^53");
        }
        if (count.signum() > 0 && count.stripTrailingZeros().scale() > 0) {
            throw new RejectedReportException(quoted(usageType) + " is not a whole number");
        }
    }

    private void skipUnlessKnown(String usageType) {
        if (usageTypes.find(usageType).isPresent()) {
            throw new RejectedReportException(quoted(usageType) + " is not a whole number");
        }
        json.skip();
    }

    private void readTeamNames() {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        requireObject("team_names");
        json.eachField(team -> {
            var name = readText("the name of team " + quoted(team));
            if (name != null) {
                teamNames.put(team, name);
            }
        });
    }

    private Origin readOrigin() {
        var name = readText("origin");
        return name == null
                ? Origin.LIVE
                : Arrays.stream(Origin.values())
                        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(name))
                        .findFirst()
                        .orElseThrow(
                                () -> new RejectedReportException("origin must be live, backfill, replay or test"));
    }

    private @Nullable String readText(String what) {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        if (!isString() || json.text().length() > MAX_TEXT) {
            throw new RejectedReportException(what + " must be a string of at most " + MAX_TEXT + " characters");
        }
        return json.text().isBlank() ? null : json.text();
    }

    private boolean isString() {
        return parser.currentToken() == JsonToken.VALUE_STRING;
    }

    private void requireObject(String what) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new RejectedReportException(what + " must be an object");
        }
    }

    private static <T> T present(@Nullable T value, String name) {
        if (value == null) {
            throw new RejectedReportException(name + " is missing");
        }
        return value;
    }
}
