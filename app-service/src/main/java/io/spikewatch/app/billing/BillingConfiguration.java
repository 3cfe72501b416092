package io.spikewatch.app.billing;

import java.net.http.HttpClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

@Configuration(proxyBeanMethods = false)
class BillingConfiguration {

    @Bean
    RestClient billingRestClient(RestClient.Builder builder, BillingProperties properties) {
        var http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(properties.connectTimeout())
                .build();
        var requests = new JdkClientHttpRequestFactory(http);
        requests.enableCompression(false); // both services stand side by side, and bytes are passed on as they are
        requests.setReadTimeout(properties.readTimeout());
        return builder.baseUrl(properties.url().toString())
                .requestFactory(requests)
                .build();
    }
}
