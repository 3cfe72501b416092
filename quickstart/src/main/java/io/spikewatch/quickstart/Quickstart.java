package io.spikewatch.quickstart;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/** Starts everything on this machine, loads data, tells what was found, and runs until it is stopped. */
final class Quickstart {

    private static final Clock CLOCK = Clock.systemUTC();

    private final Options options;
    private final Map<String, String> environment;
    private final Shutdown shutdown;

    private Quickstart(Options options, Map<String, String> environment, Shutdown shutdown) {
        this.options = options;
        this.environment = environment;
        this.shutdown = shutdown;
    }

    public static void main(String[] arguments) {
        var shutdown = new Shutdown();
        try {
            var options = Options.parse(ProjectFolder.find(), arguments);
            new Quickstart(options, System.getenv(), shutdown).run(CLOCK.instant());
        } catch (QuickstartException e) {
            shutdown.exit(e.status(), e.reason());
        } catch (RuntimeException e) {
            e.printStackTrace();
            shutdown.exit(1, "something unforeseen happened, see above");
        }
    }

    private void run(Instant begun) {
        var data = DataDirectory.hold(options.dataDirectory());
        var ports = freePorts(new Leftovers(data));
        Console.say("Spikewatch is starting; its data and logs are kept in " + options.dataDirectory());
        shutdown.start(() -> (AutoCloseable) Watchdog::dismiss);
        var chosen = Settings.of(Secrets.in(data.file("secrets"), environment), environment);
        var servers = shutdown.start(() -> Servers.start(data, ports, chosen.variables()));
        var settings = chosen.with(servers.variables());
        var services = shutdown.start(() -> Services.start(settings.variables(), service -> log(service, data)));
        new Leftovers(data).remember(services.processes());
        services.awaitReady();
        Console.say("Both services are ready after %d s"
                .formatted(Duration.between(begun, CLOCK.instant()).toSeconds()));

        fill(new Content(
                settings, data, LocalDate.now(CLOCK.withZone(ZoneOffset.UTC)).minusDays(1)));
        tellAddresses(servers, settings, data);
        throw QuickstartException.failure(services.awaitFirstExit().obituary() + "; everything is stopped");
    }

    /** A run that was killed on this data may still be holding them. */
    private Ports freePorts(Leftovers leftovers) {
        leftovers.end();
        var ports = Ports.of(environment);
        ports.requireFree();
        return ports;
    }

    private ServiceLog log(Service service, DataDirectory data) {
        return new ServiceLog(
                data.log(service),
                options.quiet(),
                line -> Console.say("%-15s | %s".formatted(service.module(), line)));
    }

    private void fill(Content content) {
        if (options.demo()) {
            content.loadDemo();
        }
        content.load(options.imports());
        if (options.demo()) {
            content.tellDemo();
        }
    }

    private static void tellAddresses(Servers servers, Settings settings, DataDirectory data) {
        Console.say("Spikewatch is running; Ctrl-C stops it");
        Console.progress("app", settings.app() + " (pages and public API)");
        Console.progress("billing", settings.billing() + " (internal API)");
        Console.progress("SQS", servers.sqs().toString());
        Console.progress("PostgreSQL", "localhost:" + servers.postgresPort() + ", databases billing and app");
        Console.progress("logs", data.log(Service.BILLING) + ", " + data.log(Service.APP));
        Console.progress("keys", "of operator and reporters, and all passwords: " + data.file("secrets"));
    }
}
