package io.spikewatch.web;

import io.swagger.v3.oas.annotations.enums.ParameterIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.BeanUtils;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.BindParam;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses query parameters that a JSON endpoint doesn't know, so that a typing error never widens an answer. An endpoint
 * that takes the whole request, such as a proxy, judges them itself.
 */
class StrictParameters implements HandlerInterceptor {

    private final Map<HandlerMethod, Set<String>> known = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && isOurs(method)) {
            var names = known.computeIfAbsent(method, StrictParameters::namesOf);
            queryNames(request)
                    .filter(name -> !names.contains(name))
                    .findFirst()
                    .ifPresent(name -> {
                        throw Problem.invalid(name, "is not a parameter of this call");
                    });
        }
        return true;
    }

    private static boolean isOurs(HandlerMethod method) {
        return method.getBeanType().isAnnotationPresent(RestController.class)
                && method.getBeanType().getName().startsWith("io.spikewatch.")
                && Arrays.stream(method.getMethodParameters())
                        .noneMatch(each -> HttpServletRequest.class.isAssignableFrom(each.getParameterType()));
    }

    private static Stream<String> queryNames(HttpServletRequest request) {
        var query = request.getQueryString();
        return query == null ? Stream.empty() : request.getParameterMap().keySet().stream();
    }

    private static Set<String> namesOf(HandlerMethod method) {
        var arguments = Arrays.stream(method.getMethodParameters()).flatMap(StrictParameters::namesOf);
        return Stream.concat(arguments, describedNames(method)).collect(Collectors.toUnmodifiableSet());
    }

    /** Of an endpoint that reads them itself. */
    private static Stream<String> describedNames(HandlerMethod method) {
        return AnnotatedElementUtils.findMergedRepeatableAnnotations(
                        method.getMethod(), io.swagger.v3.oas.annotations.Parameter.class)
                .stream()
                .filter(each -> each.in() == ParameterIn.QUERY)
                .map(io.swagger.v3.oas.annotations.Parameter::name);
    }

    private static Stream<String> namesOf(MethodParameter parameter) {
        if (parameter.getParameterType() == Paging.class) {
            return Stream.of("limit", "offset");
        }
        var single = parameter.getParameterAnnotation(RequestParam.class);
        if (single != null) {
            return Stream.of(StringUtils.hasText(single.name()) ? single.name() : String.valueOf(nameOf(parameter)));
        }
        if (parameter.hasParameterAnnotation(ModelAttribute.class)
                && parameter.getParameterType().isRecord()) {
            return Arrays.stream(BeanUtils.getResolvableConstructor(parameter.getParameterType())
                            .getParameters())
                    .map(StrictParameters::boundName);
        }
        return Stream.empty();
    }

    private static String boundName(Parameter component) {
        var bound = component.getAnnotation(BindParam.class);
        return bound == null ? component.getName() : bound.value();
    }

    private static String nameOf(MethodParameter parameter) {
        return parameter
                .getExecutable()
                .getParameters()[parameter.getParameterIndex()]
                .getName();
    }
}
