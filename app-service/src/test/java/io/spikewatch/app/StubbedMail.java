package io.spikewatch.app;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** An SMTP server for all tests, and what they call at this machine is no harm. */
@TestConfiguration(proxyBeanMethods = false)
class StubbedMail {

    @Bean(initMethod = "start", destroyMethod = "stop")
    GreenMail mailServer() {
        return new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP))
                .withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
    }

    @Bean
    DynamicPropertyRegistrar outside(GreenMail mailServer) {
        return properties -> {
            properties.add("spring.mail.host", () -> "localhost");
            properties.add("spring.mail.port", () -> mailServer.getSmtp().getPort());
            properties.add("app.channel.timeout", () -> "1s");
            properties.add("app.outside.internal-addresses", () -> true);
        };
    }
}
