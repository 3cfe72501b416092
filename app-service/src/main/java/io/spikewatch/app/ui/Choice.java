package io.spikewatch.app.ui;

/** One option of a selection. */
public record Choice(String value, String label, boolean chosen) {}
