package io.spikewatch.spikebench;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** What the scorer says of some alerts; its README defines each figure. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonNaming(SnakeCaseStrategy.class)
record Score(
        int tp,
        int missed,
        int falseAlarms,
        int repeats,
        double recall,
        double precisionAlert,
        double f1,
        double falseAlarmsPerSeriesYear,
        double meanDelayDays,
        double alertsPerDetectedEvent,
        double medianAbsLogFactorError) {}
