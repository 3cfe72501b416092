package io.spikewatch.billing.condition;

import io.spikewatch.billing.alert.AlertType;
import io.spikewatch.billing.alert.Condition;
import io.spikewatch.billing.alert.Metadata;
import io.spikewatch.billing.limit.Allowance;
import io.spikewatch.messages.BillingAlertRaised.Severity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Usage of one type against what may be used: soft from the threshold (80 % of the soft limit) on and below the limit,
 * hard from the limit on, overage beyond a limit that more can be bought of. Where nothing is included, one unit is 100 %.
 */
record UsageRule(Allowance allowance, LocalDate periodStart) {

    /** As far as per cent are compared. */
    private static final int DECIMALS = 10;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    Stream<Condition> conditions() {
        return Stream.of(soft(), hard(), overage()).flatMap(Optional::stream);
    }

    private Optional<Condition> soft() {
        var limit = warnedBy();
        return isReached() || !isNear(limit)
                ? Optional.empty()
                : Optional.of(condition(
                        AlertType.USAGE_SOFT_WARNING,
                        Severity.WARNING,
                        text(
                                "%s at %s%% (%,d of %,d)",
                                label(), percent(limit, 0).toPlainString(), used(), limit),
                        usage(limit),
                        limit));
    }

    private Optional<Condition> hard() {
        return isReached()
                ? Optional.of(condition(
                        AlertType.USAGE_HARD_WARNING,
                        Severity.CRITICAL,
                        text("%s limit reached (%,d %s used)", label(), used(), noun()),
                        usage(limit()),
                        limit()))
                : Optional.empty();
    }

    private Optional<Condition> overage() {
        var cost = allowance.overageCost();
        if (cost == null) {
            return Optional.empty();
        }
        var amount = used() - limit();
        return Optional.of(condition(
                AlertType.OVERAGE_INCURRED,
                Severity.WARNING,
                text("Overage incurred: %,d %s beyond plan limit", amount, noun()),
                new Metadata.Overage(allowance.type().metric(), amount, cost),
                limit()));
    }

    private Condition condition(AlertType type, Severity severity, String message, Metadata metadata, long limit) {
        var usage = new Condition.Usage(periodStart, percent(limit, DECIMALS), allowance.forecast());
        return new Condition(type, allowance.type().key(), severity, message, metadata, usage);
    }

    private Metadata usage(long limit) {
        return new Metadata.Usage(allowance.type().metric(), percent(limit, 1), used(), limit);
    }

    private boolean isReached() {
        return allowance.limit() != null && isAtLeast(100, limit());
    }

    /** Whether it is high enough to warn; where the organization said from which count on, from that count on, too. */
    private boolean isNear(long limit) {
        var count = allowance.threshold().absolute();
        return count != null && used() >= count
                || allowance.limit() != null && isAtLeast(allowance.threshold().percentOrUsual(), limit);
    }

    /** The soft limit, or the limit itself; without any, the count that the organization named. */
    private long warnedBy() {
        var limit = allowance.limit();
        if (limit == null) {
            return Objects.requireNonNull(allowance.threshold().absolute());
        }
        return limit.softLimit() == null ? limit.limit() : limit.softLimit();
    }

    private long limit() {
        return Objects.requireNonNull(allowance.limit()).limit();
    }

    private long used() {
        return allowance.used();
    }

    private boolean isAtLeast(int percent, long limit) {
        return percent(limit, DECIMALS).compareTo(BigDecimal.valueOf(percent)) >= 0;
    }

    private BigDecimal percent(long limit, int decimals) {
        var whole = BigDecimal.valueOf(Math.max(1, limit));
        return BigDecimal.valueOf(used()).multiply(HUNDRED).divide(whole, decimals, RoundingMode.DOWN);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private String label() {
        return allowance.type().labelInAlerts();
    }

    private String noun() {
        return allowance.type().label().toLowerCase(Locale.ROOT);
    }
}
