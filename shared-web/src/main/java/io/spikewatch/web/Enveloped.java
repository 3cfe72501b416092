package io.spikewatch.web;

/** An answer in an envelope, as everything under {@code /api/v1/billing/alerts} is given. */
public record Enveloped<T>(boolean success, T data) {

    public static <T> Enveloped<T> of(T data) {
        return new Enveloped<>(true, data);
    }
}
