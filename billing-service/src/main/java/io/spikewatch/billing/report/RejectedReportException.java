package io.spikewatch.billing.report;

/** A report makes no sense; the message tells its sender why. */
class RejectedReportException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RejectedReportException(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
