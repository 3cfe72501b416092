package io.spikewatch.app.billing;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/**
 * Closes the connection of an exchange that takes too long, from the request to the last byte of the answer. The
 * client's own time-outs are for each single byte.
 */
record TimedExchanges(Duration patience) implements ExecChainHandler {

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        var deadline = new Deadline(patience, scope.execRuntime::discardEndpoint);
        try {
            return timed(chain.proceed(request, scope), deadline);
        } catch (IOException failure) {
            deadline.close();
            throw deadline.causeOf(failure);
        }
    }

    private static ClassicHttpResponse timed(ClassicHttpResponse answer, Deadline deadline) {
        if (answer.getEntity() == null) {
            deadline.close();
        } else {
            answer.setEntity(new TimedEntity(answer.getEntity(), deadline));
        }
        return answer;
    }

    private static class TimedEntity extends HttpEntityWrapper {

        private final Deadline deadline;

        TimedEntity(HttpEntity entity, Deadline deadline) {
            super(entity);
            this.deadline = deadline;
        }

        @Override
        public InputStream getContent() throws IOException {
            return new TimedBody(super.getContent(), deadline);
        }
    }
}
