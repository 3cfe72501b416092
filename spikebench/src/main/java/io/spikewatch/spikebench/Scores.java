package io.spikewatch.spikebench;

import java.util.Map;

/** Overall, and by scenario of the corpus. */
record Scores(Score overall, Map<String, Score> scenarios) {}
