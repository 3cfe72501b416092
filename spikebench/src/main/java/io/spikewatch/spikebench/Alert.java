package io.spikewatch.spikebench;

import io.spikewatch.detector.Judgement;

/** What people would have been told of a series. */
record Alert(String seriesId, Judgement day) {}
