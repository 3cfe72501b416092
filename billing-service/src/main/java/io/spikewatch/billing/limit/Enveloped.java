package io.spikewatch.billing.limit;

/** How everything under {@code /api/v1/billing/alerts} is answered. */
public record Enveloped<T>(boolean success, T data) {

    public static <T> Enveloped<T> of(T data) {
        return new Enveloped<>(true, data);
    }
}
