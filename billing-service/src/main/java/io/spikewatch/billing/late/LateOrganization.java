package io.spikewatch.billing.late;

import java.time.LocalDate;

/**
 * One whose reports came late or were corrected.
 *
 * @param since the first date concerned
 * @param failed examining it with others did not work out: it is tried alone
 */
record LateOrganization(String id, LocalDate since, boolean failed) {

    boolean isLike(LateOrganization other) {
        return other.since.equals(since) && other.failed == failed;
    }
}
