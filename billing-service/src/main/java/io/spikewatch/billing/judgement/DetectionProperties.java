package io.spikewatch.billing.judgement;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When days are examined.
 *
 * @param lag how long after a day's end its reports are taken to be complete
 */
@Validated
@ConfigurationProperties("billing.detection")
record DetectionProperties(@DefaultValue("2h") @NotNull Duration lag) {}
