package io.spikewatch.quickstart;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The ports to listen on, by the variable that sets each. */
final class Ports {

    private final Map<String, Integer> ports;

    private Ports(Map<String, Integer> ports) {
        this.ports = ports;
    }

    /** Without {@code POSTGRES_PORT} PostgreSQL takes a free one; with {@code SQS_ENDPOINT} no SQS is started. */
    static Ports of(Map<String, String> environment) {
        var ports = new LinkedHashMap<String, Integer>();
        ports.put("APP_PORT", port("APP_PORT", environment.getOrDefault("APP_PORT", "8080")));
        ports.put("BILLING_PORT", port("BILLING_PORT", environment.getOrDefault("BILLING_PORT", "8081")));
        if (!environment.containsKey("SQS_ENDPOINT")) {
            ports.put("SQS_PORT", port("SQS_PORT", environment.getOrDefault("SQS_PORT", "9324")));
        }
        if (environment.containsKey("POSTGRES_PORT")) {
            ports.put("POSTGRES_PORT", port("POSTGRES_PORT", environment.get("POSTGRES_PORT")));
        }
        return new Ports(ports);
    }

    /** @return the port, or 0 where any free one will do */
    int get(String variable) {
        return ports.getOrDefault(variable, 0);
    }

    void requireFree() {
        requireDifferent();
        ports.forEach((variable, port) -> {
            if (isTaken(port)) {
                throw QuickstartException.failure("port " + port + " is taken; set " + variable + " to another one");
            }
        });
    }

    private void requireDifferent() {
        var users = new HashMap<Integer, String>();
        ports.forEach((variable, port) -> {
            var other = users.put(port, variable);
            if (other != null) {
                throw QuickstartException.failure(other + " and " + variable + " are both " + port);
            }
        });
    }

    private static boolean isTaken(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private static int port(String variable, String value) {
        if (value.matches("\\d{1,5}") && Integer.parseInt(value) >= 1 && Integer.parseInt(value) <= 65535) {
            return Integer.parseInt(value);
        }
        throw QuickstartException.misuse(variable + " is no port: " + value);
    }
}
