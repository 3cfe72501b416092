package io.spikewatch.app.preference;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where people may have notifications sent to.
 *
 * @param internalAddresses whether that includes this machine and its network, and needs no HTTPS
 */
@ConfigurationProperties("app.outside")
record OutsideProperties(@DefaultValue("false") boolean internalAddresses) {}
