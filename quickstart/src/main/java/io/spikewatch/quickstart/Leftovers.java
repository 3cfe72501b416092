package io.spikewatch.quickstart;

import java.util.List;
import java.util.stream.Collectors;

/** The services of a run that was killed and may still be ending: the next one must not find their ports taken. */
final class Leftovers {

    private final KeptProperties processes;

    Leftovers(DataDirectory data) {
        processes = new KeptProperties(data.file("processes"));
    }

    void end() {
        processes
                .read()
                .forEach((pid, module) -> ProcessHandle.of(Long.parseLong(pid))
                        .filter(process ->
                                process.info().commandLine().orElse("").contains(module))
                        .ifPresent(Leftovers::end));
    }

    void remember(List<ServiceProcess> running) {
        processes.write(running.stream()
                .collect(Collectors.toMap(process -> Long.toString(process.pid()), ServiceProcess::name)));
    }

    private static void end(ProcessHandle process) {
        process.destroyForcibly();
        process.onExit().join();
    }
}
