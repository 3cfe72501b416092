package io.spikewatch.billing.alert;

import io.spikewatch.web.Problem;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Whether there are alerts; while there are none, everything about them is answered with a 503 problem. */
@Component
class AlertSwitch implements WebMvcConfigurer, HandlerInterceptor, OperationCustomizer {

    private static final String ALERTS = "/api/v1/billing/alerts";

    private final AlertProperties properties;

    AlertSwitch(AlertProperties properties) {
        this.properties = properties;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns(ALERTS + "/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!properties.enabled()) {
            throw Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "alerts_disabled", "Billing alerts are switched off.");
        }
        return true;
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        var mapping = AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), RequestMapping.class);
        if (mapping != null && mapping.path().length > 0 && mapping.path()[0].startsWith(ALERTS)) {
            operation
                    .getResponses()
                    .addApiResponse(
                            "503", new ApiResponse().description("Alerts are switched off (`alerts_disabled`)"));
        }
        return operation;
    }
}
