package io.spikewatch.app.ui;

/** One option of a selection. */
record Choice(String value, String label, boolean chosen) {}
