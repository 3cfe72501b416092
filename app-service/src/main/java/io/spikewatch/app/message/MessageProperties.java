package io.spikewatch.app.message;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where messages come from.
 *
 * @param deadLetterQueue where messages go that nobody can understand
 * @param concurrency how many messages are handled at a time
 * @param pollTimeout how long the queue may hold back an empty answer; a stop waits for it
 * @param visibility how long a message belongs to who received it; extended while it waits for the database
 */
@Validated
@ConfigurationProperties("app.messages")
record MessageProperties(
        @DefaultValue("billing-events") @NotBlank String queue,
        @DefaultValue("billing-events-dlq") @NotBlank String deadLetterQueue,
        @DefaultValue("10") @Min(1) @Max(100) int concurrency,
        @DefaultValue("2s") Duration pollTimeout,
        @DefaultValue("30s") Duration visibility) {}
