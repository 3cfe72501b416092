package io.spikewatch.quickstart;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;

/** Both services, started and stopped together. */
final class Services implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final List<ServiceProcess> processes;

    private Services(List<ServiceProcess> processes) {
        this.processes = processes;
    }

    /** @param logs what takes the lines of each */
    static Services start(Map<String, String> environment, Function<Service, ServiceLog> logs) {
        return new Services(Stream.of(Service.values())
                .map(service -> ServiceProcess.start(service, environment, logs.apply(service)))
                .toList());
    }

    List<ServiceProcess> processes() {
        return processes;
    }

    void awaitReady() {
        processes.forEach(process -> process.awaitReady(PATIENCE));
    }

    /** Returns when one of them has ended. */
    ServiceProcess awaitFirstExit() {
        return (ServiceProcess) CompletableFuture.anyOf(
                        processes.stream().map(ServiceProcess::onExit).toArray(CompletableFuture[]::new))
                .join();
    }

    @Override
    public void close() {
        processes.parallelStream().forEach(ServiceProcess::stop);
    }
}
