package io.spikewatch.benchmarks;

import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** A campaign in use that tells all members of an organization of every event that has the campaign's name. */
record MeasuredCampaign(String name, MeasuredApp app) {

    static MeasuredCampaign run(String name, String guardMode, int guardFloor, MeasuredApp app) {
        var operator = app.operator();
        operator.post("/api/campaigns/", new JsonMapper().readTree("""
                {"key":"%1$s","name":"A benchmark","family":"%1$s","event":"%1$s","reason":"a benchmark",
                 "guard":{"mode":"%2$s","floor":%3$d},
                 "version":{"audience":{"to":["organization_members"]},
                  "template":{"title":"{{credits}} credits","body":"{{account}} has {{credits}} credits more."}}}
                """.formatted(name, guardMode, guardFloor)));
        var version = "/api/campaigns/" + name + "/versions/1";
        operator.post(version + "/dry_run/", Map.of("days", 90));
        operator.post(version + "/activate/", Map.of("reason", "a benchmark"));
        return new MeasuredCampaign(name, app);
    }

    /** Returns when the queue has the event, which is another occurrence each time. */
    void tell(String eventId, String organization) {
        app.send("""
                {"schema_version":1,"type":"lifecycle_event","id":"%1$s","occurred_at":"2026-06-10T02:00:04Z",\
                "origin":"live","data":{"id":"%1$s","event":"%2$s","organization_id":"%3$s",\
                "occurrence_key":"%1$s","properties":{"credits":50000}}}""".formatted(eventId, name, organization));
    }
}
