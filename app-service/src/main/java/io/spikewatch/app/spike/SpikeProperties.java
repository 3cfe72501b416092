package io.spikewatch.app.spike;

import jakarta.validation.constraints.DecimalMin;
import java.math.BigDecimal;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How spikes are told.
 *
 * @param criticalFactor from how many times the expected usage, or which part of it, a spike is critical
 */
@Validated
@ConfigurationProperties("app.spike")
record SpikeProperties(@DefaultValue("5") @DecimalMin("1") BigDecimal criticalFactor) {}
