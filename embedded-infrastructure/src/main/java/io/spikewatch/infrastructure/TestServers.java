package io.spikewatch.infrastructure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** PostgreSQL and SQS for the tests of one JVM: embedded servers, or containers with {@code -Dinfra=docker}. */
public final class TestServers {

    /** An operator of the vendor organization has this key. */
    public static final String BOOTSTRAP_API_KEY = "sw_bootstrap-key-of-the-tests";

    /** Reports are taken from whoever has this key. */
    public static final String INGEST_KEY = "ingest-key-of-the-tests-only";

    private static final Map<String, String> SECRETS = Map.of(
            "BILLING_DATABASE_PASSWORD", "billing",
            "BILLING_DATABASE_OWNER_PASSWORD", "billing-owner",
            "APP_DATABASE_PASSWORD", "app",
            "APP_DATABASE_OWNER_PASSWORD", "app-owner",
            "APP_BOOTSTRAP_API_KEY", BOOTSTRAP_API_KEY,
            "BILLING_INGEST_KEY", INGEST_KEY);

    private static @Nullable Map<String, String> environment;

    private TestServers() {}

    /** The services' variables. The first call starts the servers; they stop with the JVM. */
    public static Map<String, String> environment() {
        return environment(stop -> Runtime.getRuntime().addShutdownHook(new Thread(stop)));
    }

    static synchronized Map<String, String> environment(Consumer<Runnable> atExit) {
        var known = environment;
        if (known == null) {
            known = environmentOf(start(atExit));
            environment = known;
        }
        return known;
    }

    private static Infrastructure start(Consumer<Runnable> atExit) {
        var servers = "docker".equals(System.getProperty("infra"))
                ? new ContainerInfrastructure()
                : new EmbeddedInfrastructure();
        atExit.accept(servers::close);
        return servers;
    }

    private static Map<String, String> environmentOf(Infrastructure servers) {
        var queues = Queues.of(SECRETS);
        queues.create(servers.sqs());
        var all = new LinkedHashMap<>(SECRETS);
        all.putAll(Databases.on(servers.database()).create(SECRETS));
        all.putAll(queues.variables());
        all.put("SQS_ENDPOINT", servers.sqs().toString());
        return Map.copyOf(all);
    }
}
