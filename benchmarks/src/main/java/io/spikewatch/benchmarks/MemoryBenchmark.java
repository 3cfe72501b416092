package io.spikewatch.benchmarks;

import static io.spikewatch.benchmarks.UsageCase.Breakdown.TYPE_AND_TEAM;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** With little heap: a file of reports as large as one likes in one request, and the largest export there is. */
final class MemoryBenchmark {

    private static final int DAYS = 366;
    private static final int LARGEST = 2_000;
    private static final int PARTS = 4;
    private static final Map<String, String> OPTIONS = new TreeMap<>(
            Map.of("--megabytes", "of NDJSON to take in (1024)", "--heap", "of billing-service, in MB (256)"));

    private final long bytes;
    private final MeasuredSystem system;
    private final Dataset data = Dataset.of(10_000, List.of(LARGEST), DAYS);

    private MemoryBenchmark(Options options, MeasuredSystem system) {
        this.bytes = (long) options.number("--megabytes", 1_024) << 20;
        this.system = system;
    }

    public static void main(String[] arguments) throws IOException {
        var options = Options.parse(arguments, OPTIONS);
        try (var system = MeasuredSystem.start(options.number("--heap", 256))) {
            new MemoryBenchmark(options, system).run();
        }
    }

    private void run() throws IOException {
        var file = system.folder().resolve("usage-reports.ndjson");
        write(file);
        try (var watch = new HeapWatch(system.client())) {
            report(file, watch);
            export(watch);
        }
        system.peakMegabytes().ifPresent(peak -> System.out.printf("Largest size of the process: %,d MB%n", peak));
    }

    /** As many organizations as fill it. */
    private void write(Path file) throws IOException {
        Progress.say("Writing %,d MB of reports".formatted(bytes >> 20));
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                var out = Channels.newOutputStream(channel)) {
            for (var customer : data.customers()) {
                if (channel.position() < bytes) {
                    customer.writeTo(out, data.from(), data.to());
                }
            }
        }
    }

    private void report(Path file, HeapWatch watch) {
        Progress.say("Taking them in");
        var peaks = new ArrayList<Long>();
        var begun = System.nanoTime();
        system.client().report(out -> send(file, out, () -> peaks.add(watch.takePeak())));
        var seconds = secondsSince(begun);
        System.out.printf(
                "Took in %,d MB in %.0f s (%.1f MB/s); largest heap in each quarter of the file: %s MB%n",
                bytes >> 20, seconds, (bytes >> 20) / seconds, peaks);
    }

    /** In parts, after each of which something is done. */
    private void send(Path file, OutputStream out, Runnable afterPart) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var part = Files.size(file) / PARTS + 1;
            var buffer = new byte[1 << 16];
            var sent = 0L;
            for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
                sent += read;
                if (sent / part > (sent - read) / part) {
                    afterPart.run();
                }
            }
            afterPart.run();
        }
    }

    private void export(HeapWatch watch) {
        var largest = data.customers().get(0);
        var asked = UsageCase.of(largest, data.to(), DAYS, TYPE_AND_TEAM);
        Progress.say("Exporting " + asked.name());
        watch.takePeak();
        var begun = System.nanoTime();
        var length = system.client().length(asked.path("/api/usage-v2/export"), largest.id());
        System.out.printf(
                "Exported %,d MB of CSV in %.1f s; largest heap: %,d MB%n",
                length >> 20, secondsSince(begun), watch.takePeak());
    }

    private static double secondsSince(long begun) {
        return (System.nanoTime() - begun) / (double) TimeUnit.SECONDS.toNanos(1);
    }
}
