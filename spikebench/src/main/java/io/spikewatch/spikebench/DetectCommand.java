package io.spikewatch.spikebench;

import io.spikewatch.detector.Preset;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** {@code detect --data DIR --out FILE}: what people would have been told of the series in a folder. */
final class DetectCommand {

    private static final String HELP = """
            Judges every day of every series in a folder, each from the days before it alone, and writes what people
            would have been told.

            detect --data DIR --out FILE [--preset high|medium|low]

              --data    a folder with data.csv (series_id,date,value; dates of a series ascend, missing days are absent),
                        series.csv (series_id,metric,region and whatever else) and, if any, holidays.csv (region,date)
              --out     CSV: series_id,date,direction,factor and what the decision was made from
              --preset  how soon people want to be told; medium unless said otherwise
            """;

    private DetectCommand() {}

    public static void main(String[] arguments) {
        try {
            run(options(arguments));
        } catch (NoSuchFileException e) {
            fail("There is no file " + e.getFile());
        } catch (IllegalArgumentException | IOException e) {
            fail(String.valueOf(e.getMessage()));
        }
    }

    private static void run(Map<String, String> options) throws IOException {
        if (options.containsKey("help")) {
            System.out.print(HELP);
            return;
        }
        var corpus = Corpus.read(Path.of(required(options, "data")));
        var out = Path.of(required(options, "out"));
        var detection = Detection.at(preset(options.getOrDefault("preset", "medium")));
        var start = System.nanoTime();
        var alerts = detection.run(corpus);
        var micros = (System.nanoTime() - start) / 1e3;
        AlertFile.write(out, alerts);
        System.err.printf(
                Locale.ROOT,
                "%,d days of %,d series judged in %.1f s (%.1f µs each): %,d alerts%n",
                corpus.days(),
                corpus.series().size(),
                micros / 1e6,
                micros / Math.max(1, corpus.days()),
                alerts.size());
    }

    private static Map<String, String> options(String[] arguments) {
        var options = new TreeMap<String, String>();
        for (var index = 0; index < arguments.length; index++) {
            var name = arguments[index];
            if (name.equals("--help")) {
                options.put("help", "");
            } else if (name.matches("--(data|out|preset)") && index + 1 < arguments.length) {
                options.put(name.substring(2), arguments[++index]);
            } else {
                throw new IllegalArgumentException("Unknown option or missing value: " + name + "\n\n" + HELP);
            }
        }
        return options;
    }

    private static String required(Map<String, String> options, String name) {
        var value = options.get(name);
        if (value == null) {
            throw new IllegalArgumentException("Missing option: --" + name + "\n\n" + HELP);
        }
        return value;
    }

    private static Preset preset(String name) {
        try {
            return Preset.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Unknown preset: " + name + "; high, medium and low are known", e);
        }
    }

    private static void fail(String message) {
        System.err.println(message);
        System.exit(2);
    }
}
