package io.spikewatch.billing.usage;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** One organization's usage reports as they were sent, kept as plain maps. */
public record RawUsage(String organizationId, SortedMap<LocalDate, Report> reports, Map<String, String> teamNames) {

    private static final JsonMapper JSON = new JsonMapper();

    /** What counts of one day. */
    public record Report(Map<String, Long> counts, Map<String, Map<String, Long>> teams) {

        static final Report NONE = new Report(Map.of(), Map.of());

        public long count(String usageType) {
            return counts.getOrDefault(usageType, 0L);
        }

        public long count(String usageType, String team) {
            return teams.getOrDefault(team, Map.of()).getOrDefault(usageType, 0L);
        }
    }

    RawUsage(String organizationId, Map<String, String> teamNames) {
        this(organizationId, new TreeMap<>(), teamNames);
    }

    public boolean isReported(LocalDate date) {
        return reports.containsKey(date);
    }

    /** An empty one where there is none. */
    public Report on(LocalDate date) {
        return reports.getOrDefault(date, Report.NONE);
    }

    /** Keeps a report, the latest of its date, and returns the line that tells the service. */
    String report(LocalDate date, Report report) {
        reports.put(date, report);
        var inside = new LinkedHashMap<String, Object>(report.counts());
        inside.put("teams", report.teams());
        return JSON.writeValueAsString(
                Map.of("organization_id", organizationId, "date", date, "team_names", teamNames, "report", inside));
    }

    /** Numbers first, by value, then other words. */
    public List<String> teamsBetween(LocalDate from, LocalDate to) {
        var numbers = new TreeMap<Long, String>();
        var words = new TreeMap<String, String>();
        for (var date = from; !date.isAfter(to); date = date.plusDays(1)) {
            for (var team : on(date).teams().keySet()) {
                if (team.matches("[0-9]+")) {
                    numbers.put(Long.valueOf(team), team);
                } else {
                    words.put(team, team);
                }
            }
        }
        var all = new java.util.ArrayList<>(numbers.values());
        all.addAll(words.values());
        return all;
    }

    public String labelOf(String team) {
        return teamNames.getOrDefault(team, "Team " + team);
    }

    /** Only for the random query: teams that may be asked for. */
    List<String> numericTeams() {
        return reports.values().stream()
                .flatMap(report -> report.teams().keySet().stream())
                .filter(team -> team.matches("[0-9]+"))
                .distinct()
                .sorted()
                .toList();
    }
}
