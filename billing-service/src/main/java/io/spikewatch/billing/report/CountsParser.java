package io.spikewatch.billing.report;

import static io.spikewatch.billing.report.ReportJson.quoted;

import io.spikewatch.billing.catalog.UsageType;
import io.spikewatch.billing.catalog.UsageTypes;
import io.spikewatch.billing.history.TeamCountsPacker;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ObjLongConsumer;

/**
 * Checks the counts of one report, the organization's and its teams'. A count is a whole number from 0 to 2^53, however
 * it is written (1.0 is 1). What is no number is no count: under a name the catalogue knows it is refused, else passed
 * over.
 */
class CountsParser {

    private static final BigDecimal MAX_COUNT = BigDecimal.valueOf(UsageType.MAX_COUNT);

    private final ReportJson json;
    private final UsageTypes usageTypes;
    private final Map<String, Long> ofOrganization = new LinkedHashMap<>();
    private final TeamCountsPacker ofTeams = new TeamCountsPacker();

    CountsParser(ReportJson json, UsageTypes usageTypes) {
        this.json = json;
        this.usageTypes = usageTypes;
    }

    Map<String, Long> ofOrganization() {
        return ofOrganization;
    }

    /** Packed. */
    byte[] ofTeams() {
        return ofTeams.pack();
    }

    void readReport() {
        json.requireObject("report");
        json.eachField(name -> {
            if (name.equals("teams")) {
                readTeams();
            } else {
                readCount(name, ofOrganization::put);
            }
        });
    }

    private void readTeams() {
        json.requireObject("teams");
        json.eachField(team -> {
            if (team.isBlank() || team.length() > ReportJson.MAX_ID) {
                throw new RejectedReportException("a team id must have 1 to " + ReportJson.MAX_ID + " characters");
            }
            json.requireObject("team " + quoted(team));
            ofTeams.team(team);
            json.eachField(usageType -> readCount(usageType, ofTeams::count));
        });
    }

    private void readCount(String usageType, ObjLongConsumer<String> counted) {
        if (json.token().isNumeric()) {
            counted.accept(usageType, checked(usageType));
        } else if (usageTypes.find(usageType).isPresent()) {
            throw new RejectedReportException(quoted(usageType) + " is not a whole number");
        } else {
            json.skip();
        }
    }

    private long checked(String usageType) {
        var count = json.number();
        if (count.signum() < 0) {
            throw new RejectedReportException(quoted(usageType) + " is negative");
        }
        if (count.compareTo(MAX_COUNT) > 0) {
            throw new RejectedReportException(quoted(usageType) + " is beyond 2^53");
        }
        if (count.scale() > 0 && count.stripTrailingZeros().scale() > 0) {
            throw new RejectedReportException(quoted(usageType) + " is not a whole number");
        }
        return count.longValueExact();
    }
}
