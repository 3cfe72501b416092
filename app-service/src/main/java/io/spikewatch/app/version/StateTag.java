package io.spikewatch.app.version;

import io.spikewatch.app.campaign.CampaignVersion;
import io.spikewatch.app.page.Severity.Shape;
import org.jspecify.annotations.Nullable;

/** How far a version has come. */
public record StateTag(@Nullable Shape shape, String words) {

    public static StateTag of(CampaignVersion version) {
        return new StateTag(shapeOf(version), wordOf(version.state()) + " · version " + version.number());
    }

    private static @Nullable Shape shapeOf(CampaignVersion version) {
        return switch (version.state()) {
            case ACTIVE -> Shape.INFO;
            case AWAITING_APPROVAL -> Shape.WARNING;
            case DRAFT, SUPERSEDED -> null;
        };
    }

    private static String wordOf(CampaignVersion.State state) {
        return switch (state) {
            case ACTIVE -> "Active";
            case AWAITING_APPROVAL -> "Awaits approval";
            case DRAFT -> "Draft";
            case SUPERSEDED -> "Superseded";
        };
    }
}
