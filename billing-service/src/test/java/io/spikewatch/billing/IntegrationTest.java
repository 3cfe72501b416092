package io.spikewatch.billing;

import io.spikewatch.infrastructure.ServersInitializer;
import io.spikewatch.web.DescribedAnswers;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole service on a real database and queue, one context for all test classes. Jobs run only when a test calls
 * them; tests keep apart by using organization ids of their own.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        properties = {
            "billing.outbox.poll-interval=1d",
            "billing.detection.poll-interval=1d",
            "billing.stripe.poll-interval=1d",
            "billing.stripe.webhook-secret=whsec_of-the-tests",
            "billing.alerts.poll-interval=1d",
            "billing.usage.query-timeout=2s",
            "spring.datasource.hikari.connection-timeout=2000"
        })
@AutoConfigureMockMvc
@Import(DescribedAnswers.class)
@ContextConfiguration(initializers = {ServersInitializer.class, AppServiceStub.class})
public @interface IntegrationTest {}
