package io.spikewatch.spikebench;

import io.spikewatch.detector.Judgement;
import io.spikewatch.detector.Outcome;
import io.spikewatch.detector.Parameter;
import io.spikewatch.detector.Parameters;
import io.spikewatch.detector.Preset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Writes into {@code docs/detector.md}, between its markers, how good each preset is, what each rule is worth, and what
 * half and double of each number cost.
 */
final class QualityReport {

    private static final String BEGIN = "<!-- figures, written by benchmarks/quality -->";
    private static final String END = "<!-- end of figures -->";

    private static final double NEVER = Double.POSITIVE_INFINITY;

    private final Corpus corpus;
    private final Scorer scorer;

    private QualityReport(Path folder) throws IOException {
        this.corpus = Corpus.read(folder);
        this.scorer = new Scorer(folder);
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var home = Path.of(System.getProperty("home"));
        var report = new QualityReport(home.resolve("spikebench/corpus"));
        var tables = report.presets().toString()
                + report.scenarios()
                + report.rules()
                + report.thresholds()
                + report.parameters();
        replace(home.resolve("docs/detector.md"), tables);
    }

    private static void replace(Path file, String figures) throws IOException {
        var old = Files.readString(file);
        var from = old.indexOf(BEGIN) + BEGIN.length();
        Files.writeString(file, old.substring(0, from) + "\n\n" + figures + old.substring(old.indexOf(END)));
    }

    private MarkdownTable presets() throws IOException, InterruptedException {
        var table = new MarkdownTable(
                "Presets",
                "preset",
                "F1",
                "recall",
                "alert precision",
                "false alarms a series-year",
                "alerts an event",
                "days late",
                "factor error");
        for (var preset : Preset.values()) {
            var score = score(Detection.at(preset));
            table.row(
                    preset.name().toLowerCase(Locale.ROOT),
                    score.f1(),
                    score.recall(),
                    score.precisionAlert(),
                    score.falseAlarmsPerSeriesYear(),
                    score.alertsPerDetectedEvent(),
                    score.meanDelayDays(),
                    score.medianAbsLogFactorError());
        }
        return table;
    }

    private MarkdownTable scenarios() throws IOException, InterruptedException {
        var table = new MarkdownTable(
                "Medium, by kind of series", "kind", "events found", "missed", "false alarms", "a series-year");
        scorer.score(medium().run(corpus))
                .scenarios()
                .forEach((kind, score) -> table.row(
                        kind, score.tp(), score.missed(), score.falseAlarms(), score.falseAlarmsPerSeriesYear()));
        return table;
    }

    private MarkdownTable rules() throws IOException, InterruptedException {
        var table =
                new MarkdownTable("What each rule is worth", "without", "F1", "recall", "false alarms a series-year");
        for (var each : withoutEachRule().entrySet()) {
            var score = score(each.getValue());
            table.row(each.getKey(), score.f1(), score.recall(), score.falseAlarmsPerSeriesYear());
        }
        return table;
    }

    private static Map<String, Detection> withoutEachRule() {
        var variants = new LinkedHashMap<String, Detection>();
        variants.put("(nothing left out)", medium());
        variants.put("episodes: every day that is far off is told", telling(QualityReport::isFarOff));
        variants.put("memory of weekly and monthly jobs", with(Parameter.RECURRENCE_ALIKE, NEVER));
        variants.put("hindsight on earlier months", with(Parameter.RECURRENCE_AROUND, 0));
        variants.put("the holiday calendar", withoutCalendar());
        variants.put("doubt about days off where there is no calendar", with(Parameter.DAY_OFF, NEVER));
        variants.put("three days together", Detection.with(Thresholds.times(NEVER, "runScore")));
        variants.put("series of less than two weeks", with(Parameter.NEW_SCORE, NEVER));
        variants.put("intermittent series apart", with(Parameter.INTERMITTENT, 2));
        variants.put("new levels that become normal", with(Parameter.ADOPTION_DAYS, NEVER));
        variants.put("quiet days after an episode", with(Parameter.QUIET_DAYS, 0));
        variants.put("escalations", with(Parameter.ESCALATION, NEVER));
        variants.put("a smallest change in units", Detection.with(Thresholds.times(0, "smallestChange")));
        variants.put("a smallest change in proportion", Detection.with(Thresholds.times(0, "material")));
        return variants;
    }

    private MarkdownTable thresholds() throws IOException, InterruptedException {
        var table = new MarkdownTable(
                "Half and double of each number of the preset", "number", "medium", "F1 at half", "F1 at double");
        for (var name : Thresholds.names()) {
            table.row(
                    "`" + name + "`",
                    Thresholds.value(name),
                    score(Detection.with(Thresholds.times(0.5, name))).f1(),
                    score(Detection.with(Thresholds.times(2, name))).f1());
        }
        return table;
    }

    private MarkdownTable parameters() throws IOException, InterruptedException {
        var table = new MarkdownTable(
                "Half and double of every other number", "number", "meaning", "default", "F1 at half", "F1 at double");
        for (var parameter : Parameter.values()) {
            table.row(
                    "`" + parameter.name().toLowerCase(Locale.ROOT) + "`",
                    parameter.meaning(),
                    parameter.value(),
                    score(with(parameter, parameter.value() / 2)).f1(),
                    score(with(parameter, parameter.value() * 2)).f1());
        }
        return table;
    }

    private Score score(Detection detection) throws IOException, InterruptedException {
        System.err.print('.');
        return scorer.score(detection.run(corpus)).overall();
    }

    private static Detection medium() {
        return Detection.at(Preset.MEDIUM);
    }

    private static Detection with(Parameter parameter, double value) {
        return new Detection(
                Parameters.DEFAULT.with(parameter, value), medium().sensitivity(), true, QualityReport::isTold);
    }

    private static Detection withoutCalendar() {
        return new Detection(Parameters.DEFAULT, medium().sensitivity(), false, QualityReport::isTold);
    }

    private static Detection telling(Predicate<Judgement> tells) {
        return new Detection(Parameters.DEFAULT, medium().sensitivity(), true, tells);
    }

    private static boolean isTold(Judgement day) {
        return day.outcome() == Outcome.SPIKE;
    }

    private static boolean isFarOff(Judgement day) {
        return isTold(day) || day.outcome() == Outcome.IN_EPISODE && day.finding() != null;
    }
}
