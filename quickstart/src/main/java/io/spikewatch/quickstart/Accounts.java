package io.spikewatch.quickstart;

import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/** The vendor's accounts in app-service. */
final class Accounts {

    private final Api operator;

    Accounts(Api operator) {
        this.operator = operator;
    }

    static boolean isFile(Path file) {
        return file.toString().endsWith(".csv");
    }

    void load(byte[] csv) {
        var answer = operator.post("/api/accounts/import", "text/csv", csv);
        Console.progress("accounts", answer.toString());
    }

    JsonNode all() {
        return operator.get("/api/accounts/?limit=100").path("results");
    }
}
