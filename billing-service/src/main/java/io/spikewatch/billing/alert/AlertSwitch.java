package io.spikewatch.billing.alert;

import io.spikewatch.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Whether there are alerts; while there are none, everything about them is answered with a 503 problem. */
@Component
class AlertSwitch implements WebMvcConfigurer, HandlerInterceptor {

    private final AlertProperties properties;

    AlertSwitch(AlertProperties properties) {
        this.properties = properties;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/v1/billing/alerts/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!properties.enabled()) {
            throw Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "alerts_disabled", "Billing alerts are switched off.");
        }
        return true;
    }
}
