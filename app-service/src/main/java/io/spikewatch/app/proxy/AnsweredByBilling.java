package io.spikewatch.app.proxy;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On an endpoint whose answers come from billing-service, at the path named: its description comes from there too. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface AnsweredByBilling {

    /** As billing-service's OpenAPI document has it, such as {@code /api/spikes/{id}}. */
    String value();
}
