package io.spikewatch.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Half an answer can't become a problem document any more: its failure goes on to the server, which closes the
 * connection, so that nobody takes the half for the whole. A caller who left needs no answer at all.
 */
class BrokenOffAnswers implements HandlerExceptionResolver {

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            return new ModelAndView();
        }
        if (response.isCommitted()) {
            throw new IllegalStateException("An answer broke off: path=" + request.getRequestURI(), failure);
        }
        return null;
    }
}
