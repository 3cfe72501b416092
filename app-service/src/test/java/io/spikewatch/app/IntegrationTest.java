package io.spikewatch.app;

import io.spikewatch.app.account.TestAccounts;
import io.spikewatch.app.campaign.TestOperator;
import io.spikewatch.app.tracking.AnalyticsStub;
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
 * The whole service on a real database and queue, one context for all test classes. Tests keep apart by creating
 * organizations, people and accounts of their own, with {@link TestPeople}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(properties = "app.tracking.key=" + AnalyticsStub.KEY)
@AutoConfigureMockMvc
@Import({
    TestPeople.class,
    TestPasswords.class,
    TestAccounts.class,
    StubbedBilling.class,
    StubbedMail.class,
    StubbedTracking.class,
    TestOperator.class,
    DescribedAnswers.class
})
@ContextConfiguration(initializers = ServersInitializer.class)
public @interface IntegrationTest {}
