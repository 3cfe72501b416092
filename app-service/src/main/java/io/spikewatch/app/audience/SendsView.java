package io.spikewatch.app.audience;

import io.spikewatch.app.ledger.SendFilter;
import io.spikewatch.app.ledger.SendQuery;
import io.spikewatch.web.Fields;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Which sends are looked at, as it stands in the address; a field that was left empty doesn't filter. Times without a zone are UTC. */
public record SendsView(
        @BindParam("campaign") @Nullable String campaign,
        @BindParam("family") @Nullable String family,
        @BindParam("version") @Nullable Integer version,
        @BindParam("state") @Nullable String state,
        @BindParam("reason") @Nullable String reason,
        @BindParam("origin") @Nullable String origin,
        @BindParam("cohort") @Nullable String cohort,
        @BindParam("organization_id") @Nullable String organizationId,
        @BindParam("user_id") @Nullable UUID userId,
        @BindParam("event_id") @Nullable String eventId,
        @BindParam("from") @Nullable String from,
        @BindParam("to") @Nullable String to,
        @BindParam("hold_id") @Nullable UUID holdId,
        @BindParam("recall_id") @Nullable UUID recallId) {

    static final String PATH = "/operations/sends";

    private static final SendsView ALL =
            new SendsView(null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    public SendsView {
        campaign = text(campaign);
        family = text(family);
        state = text(state);
        reason = text(reason);
        origin = text(origin);
        cohort = text(cohort);
        organizationId = text(organizationId);
        eventId = text(eventId);
        from = text(from);
        to = text(to);
    }

    private static @Nullable String text(@Nullable String entered) {
        return entered == null || entered.isBlank() ? null : entered.strip();
    }

    /** Of everything that a hold stopped. */
    public static String ofHold(UUID id) {
        return ALL.address(PATH, Map.of("hold_id", id));
    }

    /** Of a part of it. */
    public static String ofHold(UUID id, int version, String origin, String cohort, String state) {
        return ALL.address(
                PATH, Map.of("hold_id", id, "version", version, "origin", origin, "cohort", cohort, "state", state));
    }

    static String ofRecall(UUID id) {
        return ALL.address(PATH, Map.of("recall_id", id));
    }

    /** The same of one state alone. */
    String of(String state) {
        return address(PATH, Map.of("state", state));
    }

    String address(String path) {
        return address(path, Map.of());
    }

    /** @param changed parameters that differ */
    String address(String path, Map<String, Object> changed) {
        var values = new LinkedHashMap<String, @Nullable Object>(parameters());
        values.putAll(changed);
        values.values().removeIf(value -> value == null);
        var uri = UriComponentsBuilder.fromPath(path);
        values.keySet().forEach(name -> uri.queryParam(name, "{" + name + "}"));
        return uri.encode().buildAndExpand(values).toUriString();
    }

    private Map<String, @Nullable Object> parameters() {
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put("campaign", campaign);
        values.put("family", family);
        values.put("version", version);
        values.put("state", state);
        values.put("reason", reason);
        values.put("origin", origin);
        values.put("cohort", cohort);
        values.put("organization_id", organizationId);
        values.put("user_id", userId);
        values.put("event_id", eventId);
        values.put("from", from);
        values.put("to", to);
        values.put("hold_id", holdId);
        values.put("recall_id", recallId);
        return values;
    }

    SendFilter filter() {
        return filter(state);
    }

    /** Of the same those that were delivered and not taken back; none where another state was chosen. */
    SendFilter delivered() {
        Fields.check(state == null || state.equals("delivered"), "state", "must be delivered");
        return filter("delivered");
    }

    private SendFilter filter(@Nullable String ofState) {
        return new SendQuery(
                        campaign,
                        family,
                        version,
                        ofState,
                        reason,
                        origin,
                        cohort,
                        organizationId,
                        userId,
                        eventId,
                        utc(from),
                        utc(to),
                        holdId,
                        recallId)
                .filter();
    }

    /** A browser's field for times leaves the zone out, and whole minutes' seconds too. */
    private static @Nullable String utc(@Nullable String time) {
        if (time == null || !time.matches("[\\d-]+T[\\d:.]+")) {
            return time;
        }
        return time + "Z";
    }
}
