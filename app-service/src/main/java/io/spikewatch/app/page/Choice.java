package io.spikewatch.app.page;

/** One option of a selection. */
public record Choice(String value, String label, boolean chosen) {}
