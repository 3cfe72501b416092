package io.spikewatch.app.billing;

import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.core5.util.Timeout;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

@Configuration(proxyBeanMethods = false)
class BillingConfiguration {

    @Bean
    RestClient billingRestClient(
            RestClient.Builder builder, CloseableHttpClient billingHttpClient, BillingProperties properties) {
        return builder.baseUrl(properties.url().toString())
                .requestFactory(new HttpComponentsClientHttpRequestFactory(billingHttpClient))
                .build();
    }

    /** Does what it is told and no more: bytes and refusals are passed on as they are. */
    @Bean
    CloseableHttpClient billingHttpClient(BillingProperties properties) {
        var patience = RequestConfig.custom()
                .setResponseTimeout(Timeout.of(properties.readTimeout()))
                .build();
        return HttpClients.custom()
                .setConnectionManager(connections(properties))
                .setDefaultRequestConfig(patience)
                .addExecInterceptorFirst("time", new TimedExchanges(properties.readTimeout()))
                .disableContentCompression() // both services stand side by side
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    /** As many connections as there are slots: nobody waits for one. */
    private static HttpClientConnectionManager connections(BillingProperties properties) {
        var most = properties.concurrentCalls() + properties.concurrentAnswers() + properties.concurrentWebhooks();
        var connecting = ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(properties.connectTimeout()))
                .build();
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setDefaultConnectionConfig(connecting)
                .setMaxConnTotal(most)
                .setMaxConnPerRoute(most)
                .build();
    }
}
