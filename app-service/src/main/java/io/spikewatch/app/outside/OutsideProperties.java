package io.spikewatch.app.outside;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is called outside.
 *
 * @param internalAddresses whether that may be this machine and its network as well, without HTTPS
 */
@ConfigurationProperties("app.outside")
record OutsideProperties(@DefaultValue("false") boolean internalAddresses) {}
