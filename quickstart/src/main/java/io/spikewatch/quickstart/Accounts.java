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
        answer.path("unknown_people").forEach(person -> tell(person, "nobody has the e-mail", "email"));
        answer.path("rejected").forEach(row -> tell(row, "was rejected:", "reason"));
        var created = answer.path("created").asInt();
        Console.progress("accounts", created + " new, " + answer.path("updated").asInt() + " known before");
    }

    private static void tell(JsonNode row, String what, String about) {
        Console.say("  line %d %s %s"
                .formatted(row.path("line").asLong(), what, row.path(about).asString()));
    }

    JsonNode all() {
        return operator.get("/api/accounts/?limit=100").path("results");
    }
}
