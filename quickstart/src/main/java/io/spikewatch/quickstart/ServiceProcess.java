package io.spikewatch.quickstart;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A service that runs as a process of its own. It never outlives the JVM that started it. */
public final class ServiceProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** For a start as quick as can be. */
    private static final List<String> QUICK = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private final Service service;
    private final URI address;
    private final Path logFile;
    private final Process process;

    private ServiceProcess(
            Service service, Map<String, String> environment, List<String> jvmOptions, Path logFile, Redirect output) {
        this.service = service;
        this.logFile = logFile;
        this.address = service.address(environment);
        this.process = start(service, environment, jvmOptions, output);
        Watchdog.guard(process);
    }

    /** Starts it, with its output at the end of a file. */
    public static ServiceProcess start(Service service, Map<String, String> environment, Path logFile) {
        return start(service, environment, QUICK, logFile);
    }

    /** Likewise, with options of the JVM instead of those that make it start quickly. */
    public static ServiceProcess start(
            Service service, Map<String, String> environment, List<String> jvmOptions, Path logFile) {
        return new ServiceProcess(service, environment, jvmOptions, logFile, Redirect.appendTo(logFile.toFile()));
    }

    /** Starts it and has the log take each line of its output. */
    static ServiceProcess start(Service service, Map<String, String> environment, ServiceLog log) {
        var started = new ServiceProcess(service, environment, QUICK, log.file(), Redirect.PIPE);
        started.forwardTo(log);
        return started;
    }

    private static Process start(
            Service service, Map<String, String> environment, List<String> jvmOptions, Redirect output) {
        var builder = new ProcessBuilder(java())
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(output);
        builder.command().addAll(jvmOptions);
        builder.command().addAll(List.of("-jar", UnpackedJar.of(service.jar()).toString()));
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    public String name() {
        return service.module();
    }

    public URI address() {
        return address;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Completes when it ends, for whatever reason. */
    public CompletableFuture<ServiceProcess> onExit() {
        return process.onExit().thenApply(ended -> this);
    }

    /** How it ended, for people, and where they read why. */
    String obituary() {
        return "%s ended with exit code %d, see the last lines of %s".formatted(name(), process.exitValue(), logFile);
    }

    /** Waits until it takes requests; fails as soon as it has ended instead. */
    public void awaitReady(Duration patience) {
        var deadline = System.nanoTime() + patience.toNanos();
        while (!isReady()) {
            if (!process.isAlive()) {
                throw QuickstartException.failure(obituary());
            }
            if (System.nanoTime() > deadline) {
                throw QuickstartException.failure(
                        "%s is not ready after %d seconds, see %s".formatted(name(), patience.toSeconds(), logFile));
            }
            Http.pause(Duration.ofMillis(100));
        }
    }

    private boolean isReady() {
        var readiness = HttpRequest.newBuilder(address.resolve("/actuator/health/readiness"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return Http.send(readiness, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** As {@code kill -9} does. */
    public void kill() {
        process.toHandle().destroyForcibly();
        process.onExit().join();
    }

    /** Asks it to end and waits; kills it when it doesn't. */
    public void stop() {
        process.toHandle().destroy(); // unlike the process's own, it lets the last lines of output through
        process.onExit()
                .completeOnTimeout(process, PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
        kill();
    }

    @Override
    public void close() {
        stop();
    }

    private void forwardTo(Consumer<String> output) {
        var forwarder = new Thread(
                () -> new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
                        .lines()
                        .forEach(output),
                name());
        forwarder.setDaemon(true);
        forwarder.start();
    }
}
