package io.spikewatch.quickstart;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.NoSuchElementException;

/** The two services, with what is needed to start them. */
public enum Service {
    BILLING("billing-service", "BILLING_PORT", "8081"),
    APP("app-service", "APP_PORT", "8080");

    private final String module;
    private final String portVariable;
    private final String defaultPort;

    Service(String module, String portVariable, String defaultPort) {
        this.module = module;
        this.portVariable = portVariable;
        this.defaultPort = defaultPort;
    }

    public String module() {
        return module;
    }

    /** Where a process of it listens that was started with these variables. */
    public URI address(Map<String, String> environment) {
        return URI.create("http://localhost:" + environment.getOrDefault(portVariable, defaultPort));
    }

    /** The jar that production runs, too. */
    Path jar() {
        var target = ProjectFolder.find().resolve(module).resolve("target");
        try (var jars = Files.newDirectoryStream(target, module + "-*.jar")) {
            return jars.iterator().next();
        } catch (IOException | NoSuchElementException e) {
            throw QuickstartException.failure(module + " is not built");
        }
    }
}
