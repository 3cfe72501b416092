package io.spikewatch.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.infrastructure.Databases;
import io.spikewatch.infrastructure.PostgresServer;
import io.spikewatch.infrastructure.Queues;
import io.spikewatch.infrastructure.SqsServer;
import io.spikewatch.quickstart.Api;
import io.spikewatch.quickstart.Service;
import io.spikewatch.quickstart.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The whole system on free ports of this machine: servers, and any number of replicas of both services. */
final class Spikewatch implements AutoCloseable {

    static final String VENDOR = "vendor";
    static final String PASSWORD = "system tests sign in with this";

    static final String OPERATOR_KEY = "sw_operator-key-of-the-system-tests";
    private static final String INGEST_KEY = "ingest-key-of-the-system-tests";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final PostgresServer postgres = PostgresServer.temporary();
    private final SqsServer sqs = SqsServer.inMemory();
    private final Analytics analytics = new Analytics();
    private final Map<String, String> environment = new HashMap<>();
    private final List<Replica> billing = new ArrayList<>();
    private final List<Replica> app = new ArrayList<>();
    private final Map<String, Api> sessions = new ConcurrentHashMap<>();

    static Spikewatch start(int replicas) {
        return start(replicas, Map.of());
    }

    /** With variables beside the usual ones. */
    static Spikewatch start(int replicas, Map<String, String> variables) {
        var system = new Spikewatch();
        system.environment.putAll(variables);
        system.startReplicas(replicas);
        return system;
    }

    private Spikewatch() {
        var secrets = Map.of(
                "BILLING_DATABASE_PASSWORD", "billing",
                "BILLING_DATABASE_OWNER_PASSWORD", "billing-owner",
                "APP_DATABASE_PASSWORD", "app",
                "APP_DATABASE_OWNER_PASSWORD", "app-owner",
                "APP_BOOTSTRAP_API_KEY", OPERATOR_KEY,
                "BILLING_INGEST_KEY", INGEST_KEY);
        var queues = Queues.of(secrets);
        queues.create(sqs.endpoint());
        environment.putAll(secrets);
        environment.putAll(Databases.on(postgres).create(secrets));
        environment.putAll(queues.variables());
        environment.put("SQS_ENDPOINT", sqs.endpoint().toString());
        environment.put("APP_VENDOR_ORGANIZATION_ID", VENDOR);
        environment.put("APP_TRACKING_URL", analytics.url());
        environment.put("APP_TRACKING_KEY", Analytics.KEY);
        environment.put("APP_INTERNAL_ADDRESSES", "true");
    }

    private void startReplicas(int count) {
        var billingPorts = freePorts(count);
        var appPorts = freePorts(count);
        environment.put("BILLING_JWKS_URI", "http://localhost:" + appPorts.get(0) + "/.well-known/jwks.json");
        environment.put("APP_BILLING_URL", "http://localhost:" + billingPorts.get(0));
        billingPorts.forEach(port -> billing.add(new Replica(Service.BILLING, "BILLING_PORT", port)));
        appPorts.forEach(port -> app.add(new Replica(Service.APP, "APP_PORT", port)));
        billing.forEach(Replica::start);
        app.forEach(Replica::start);
        billing.forEach(Replica::awaitReady);
        app.forEach(Replica::awaitReady);
    }

    PlainSqs sqs() {
        return new PlainSqs(sqs.endpoint());
    }

    Analytics analytics() {
        return analytics;
    }

    PostgresServer postgres() {
        return postgres;
    }

    /** Connects as the superuser, to see what is really there. */
    String jdbcUrl(String database) {
        return "jdbc:postgresql://localhost:%d/%s?user=postgres".formatted(postgres.port(), database);
    }

    List<Replica> billing() {
        return billing;
    }

    List<Replica> app() {
        return app;
    }

    Api reporter() {
        return Api.withKey(billing.get(0).process().address(), INGEST_KEY);
    }

    Api operator() {
        return Api.withKey(app.get(0).process().address(), OPERATOR_KEY);
    }

    /** The public API as whoever signed in with this e-mail address, once, as passwords are hashed slowly. */
    Api signedIn(String email) {
        return sessions.computeIfAbsent(email, this::signIn);
    }

    private Api signIn(String email) {
        var address = app.get(0).process().address();
        var answer = Api.anonymous(address).tryPost("/api/login", Map.of("email", email, "password", PASSWORD));
        var token = answer.orThrow().path("csrf_token").asString();
        return Api.anonymous(address).with("Cookie", answer.cookies()).with("X-CSRF-Token", token);
    }

    /** Whatever a test did, nothing that identifies anybody may have left the system. */
    @Override
    public void close() {
        Stream.of(app, billing).flatMap(List::stream).parallel().forEach(Replica::stop);
        sqs.close();
        analytics.close();
        try (postgres) {
            assertThat(Identities.of(this).in(analytics.events())).isEmpty();
        }
    }

    private static List<Integer> freePorts(int count) {
        return IntStream.range(0, count).mapToObj(each -> freePort()).toList();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One process of a service, which can be killed and started again. */
    final class Replica {

        private final Service service;
        private final Map<String, String> variables;
        private final Path log;
        private ServiceProcess process;

        private Replica(Service service, String portVariable, int port) {
            this.service = service;
            this.variables = new HashMap<>(environment);
            this.variables.put(portVariable, Integer.toString(port));
            this.log = logFile(service.module() + "-" + port + ".log");
        }

        ServiceProcess process() {
            return process;
        }

        void start() {
            process = ServiceProcess.start(service, variables, log);
        }

        void awaitReady() {
            process.awaitReady(PATIENCE);
        }

        void stop() {
            process.stop();
        }

        void kill() {
            process.kill();
        }

        void restartWith(String variable, String value) {
            stop();
            variables.put(variable, value);
            restart();
        }

        void restart() {
            start();
            awaitReady();
        }

        String log() {
            try {
                return Files.readString(log);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static Path logFile(String name) {
        try {
            return Files.createDirectories(Path.of("target", "logs")).resolve(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
