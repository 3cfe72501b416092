package io.spikewatch.benchmarks;

import io.spikewatch.quickstart.Service;
import io.spikewatch.quickstart.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** PostgreSQL and billing-service's own jar as processes on this machine, with empty data that go away in the end. */
final class MeasuredSystem implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");
    private static final String INGEST_KEY = "ingest-key-of-the-benchmarks";
    private static final Map<String, String> SECRETS = Map.of(
            "BILLING_DATABASE_PASSWORD", "billing",
            "BILLING_DATABASE_OWNER_PASSWORD", "billing-owner",
            "APP_DATABASE_PASSWORD", "app",
            "APP_DATABASE_OWNER_PASSWORD", "app-owner",
            "BILLING_INGEST_KEY", INGEST_KEY);

    private final MeasuredServers servers = new MeasuredServers(SECRETS);
    private final TokenSigner signer = new TokenSigner();
    private final ServiceProcess billing;
    private boolean closed;

    private MeasuredSystem(int heapMegabytes, Map<String, String> variables) {
        var environment = servers.environmentWith(Map.of(
                "BILLING_JWKS_URI",
                signer.keysAddress().toString(),
                "BILLING_PORT",
                MeasuredServers.freePort(),
                "BILLING_DETECTION_POLLINTERVAL",
                "24h")); // detection would take its share of the machine
        environment.putAll(variables);
        var options = List.of("-Xmx" + heapMegabytes + "m", "-XX:+ExitOnOutOfMemoryError");
        billing = ServiceProcess.start(
                Service.BILLING, environment, options, servers.folder().resolve("billing-service.log"));
    }

    /** Starts it, and has it stopped when this JVM ends, however that happens. */
    static MeasuredSystem start(int heapMegabytes) {
        return start(heapMegabytes, Map.of());
    }

    /** Likewise, with some things told otherwise. */
    static MeasuredSystem start(int heapMegabytes, Map<String, String> variables) {
        Progress.say("Starting PostgreSQL and billing-service, with " + heapMegabytes + " MB of heap");
        var system = new MeasuredSystem(heapMegabytes, variables);
        Runtime.getRuntime().addShutdownHook(new Thread(system::close));
        system.billing.awaitReady(PATIENCE);
        return system;
    }

    /** For files that go away with it; PostgreSQL can use them, too. */
    Path folder() {
        return servers.folder();
    }

    BillingClient client() {
        return new BillingClient(billing.address(), signer, INGEST_KEY);
    }

    /** Connects to billing-service's database as the superuser. */
    Connection connect() {
        return servers.connect("billing");
    }

    /** The most memory that billing-service's process ever had, where the operating system tells it. */
    OptionalLong peakMegabytes() {
        try {
            return PEAK.matcher(Files.readString(Path.of("/proc/" + billing.pid() + "/status")))
                    .results()
                    .mapToLong(found -> Long.parseLong(found.group(1)) >> 10)
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        billing.close();
        signer.close();
        servers.close();
    }
}
