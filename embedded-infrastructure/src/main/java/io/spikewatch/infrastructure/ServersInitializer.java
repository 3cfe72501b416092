package io.spikewatch.infrastructure;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Points a Spring context at the {@link TestServers}, which outlive every context. */
public class ServersInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var variables = TestServers.environment(SpringApplication.getShutdownHandlers()::add);
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("testServers", Map.copyOf(variables)));
    }
}
