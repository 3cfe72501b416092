package io.spikewatch.systemtests;

import io.spikewatch.quickstart.Api;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What one person was told, read by REST. */
record Inbox(Api person) {

    long unread() {
        return person.get("/api/notifications/unread_count/").path("count").asLong();
    }

    /** All notifications, page by page. */
    List<JsonNode> all() {
        return Stream.iterate(
                        person.get("/api/notifications/?limit=100"),
                        page -> !page.isMissingNode(),
                        page -> page.path("next").isNull()
                                ? page.path("none")
                                : person.get(page.path("next").asString()))
                .flatMap(page -> page.path("results").valueStream())
                .toList();
    }

    List<String> titles() {
        return all().stream().map(each -> each.path("title").asString()).toList();
    }

    /** How often this person was told about a customer. */
    long toldAbout(String organization) {
        return titles().stream()
                .filter(title -> title.equals("Usage spike: " + Customers.name(organization)))
                .count();
    }
}
