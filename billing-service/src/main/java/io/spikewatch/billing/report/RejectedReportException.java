package io.spikewatch.billing.report;

/** A report makes no sense; the message tells its sender why. */
public class RejectedReportException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RejectedReportException(String reason) {
        super(reason, null, false, false);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
