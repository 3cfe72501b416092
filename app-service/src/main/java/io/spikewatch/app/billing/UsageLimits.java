package io.spikewatch.app.billing;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How much of what its plan includes an organization has used in its billing period.
 *
 * @param period null without a subscription; there are no limits then
 */
public record UsageLimits(@Nullable Period period, List<UsageLimit> limits) {

    public UsageLimits {
        limits = List.copyOf(limits);
    }

    public Optional<UsageLimit> of(String usageType) {
        return limits.stream()
                .filter(each -> each.usageType().equals(usageType))
                .findFirst();
    }

    /**
     * As the subscription has it.
     *
     * @param end the day after its last
     * @param dataUntil the day of its newest report
     */
    public record Period(
            LocalDate start,
            LocalDate end,
            String planName,
            @Nullable LocalDate dataUntil) {

        public LocalDate last() {
            return end.minusDays(1);
        }
    }

    /**
     * What the plan includes of one usage type.
     *
     * @param level whether the latest day counts, as of seats, and not the sum of all days
     * @param used in the period so far
     */
    public record UsageLimit(
            String usageType,
            String label,
            boolean level,
            long limit,
            @Nullable Long softLimit,
            long used) {}
}
