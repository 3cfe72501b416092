package io.spikewatch.web;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Reads {@code limit} (20, at most 100: above counts as 100) and {@code offset} (0). */
class PagingArgumentResolver implements HandlerMethodArgumentResolver {

    private static final BigInteger LARGEST = BigInteger.valueOf(Integer.MAX_VALUE - Paging.MAX_LIMIT);

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Paging.class;
    }

    @Override
    public Paging resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var limit = number(request, "limit", Paging.DEFAULT_LIMIT, 1);
        return new Paging(Math.min(limit, Paging.MAX_LIMIT), number(request, "offset", 0, 0));
    }

    private static int number(NativeWebRequest request, String name, int fallback, int least) {
        var text = request.getParameter(name);
        if (text == null) {
            return fallback;
        }
        if (!text.matches("-?\\d+")) {
            throw Problem.invalid(name, "must be a whole number");
        }
        var number = new BigInteger(text);
        if (number.compareTo(BigInteger.valueOf(least)) < 0) {
            throw Problem.invalid(name, "must be at least " + least);
        }
        return number.min(LARGEST).intValue();
    }
}
