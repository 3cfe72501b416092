package io.spikewatch.app.view;

import java.util.Locale;

/** What a page counts: units of usage types, which don't add up, or money, which does. */
public enum Measure {
    USAGE("Usage", Breakdown.TEAM),
    SPEND("Spend", Breakdown.TYPE);

    private final String title;
    private final Breakdown usualBreakdown;

    Measure(String title, Breakdown usualBreakdown) {
        this.title = title;
        this.usualBreakdown = usualBreakdown;
    }

    public static Measure of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Its name in addresses. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String title() {
        return title;
    }

    Breakdown usualBreakdown() {
        return usualBreakdown;
    }

    String path() {
        return "/organization/billing/" + word();
    }

    String exportPath() {
        return "/api/billing/" + word() + "/export/";
    }
}
