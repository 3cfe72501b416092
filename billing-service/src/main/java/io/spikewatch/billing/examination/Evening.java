package io.spikewatch.billing.examination;

import java.time.LocalDate;

/** What is to be remembered of an organization, once its report of the date has been judged. */
record Evening(String organizationId, LocalDate date, byte[] memory) {}
