package io.spikewatch.billing.answer;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AnswerConfiguration {

    @Bean
    Program program(ObjectProvider<BuildProperties> build, Clock clock) {
        return new Program(
                build.stream().map(BuildProperties::getTime).findFirst().orElseGet(clock::instant));
    }
}
