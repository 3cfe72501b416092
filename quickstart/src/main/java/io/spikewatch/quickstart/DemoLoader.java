package io.spikewatch.quickstart;

import java.time.Clock;
import java.time.LocalDate;

/** Loads the demo into services that run elsewhere, such as in containers, and tells what was found. */
final class DemoLoader {

    private DemoLoader() {}

    public static void main(String[] arguments) {
        try {
            var options = Options.parse(ProjectFolder.WORKING_DIRECTORY, arguments);
            var data = DataDirectory.hold(options.dataDirectory());
            var settings = Settings.of(Secrets.in(data.file("secrets"), System.getenv()), System.getenv());
            var content =
                    new Content(settings, data, LocalDate.now(Clock.systemUTC()).minusDays(1));
            content.loadDemo();
            content.tellDemo();
        } catch (QuickstartException e) {
            System.err.println("demo: " + e.reason());
            System.exit(e.status());
        }
    }
}
