package io.spikewatch.app.stream;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.http.MediaType;

/**
 * The open answer to one reader. Nobody waits for them: what they can't take yet is written by whichever thread the server
 * lends once they can, and the server gives up on who takes nothing for long.
 *
 * <p>Any thread may call it, and one at a time uses the server's objects. That includes the end: the server gives them to
 * the next request as soon as {@link #onError} returns, so that one waits until nobody writes any more.
 */
class Outlet implements WriteListener, AsyncListener {

    private final AsyncContext context;
    private final ServletOutputStream body;
    private final Runnable closed;
    private final Queue<byte[]> waiting = new ConcurrentLinkedQueue<>();
    private volatile boolean ended;
    private boolean unflushed;

    private Outlet(AsyncContext context, ServletOutputStream body, Runnable closed) {
        this.context = context;
        this.body = body;
        this.closed = closed;
    }

    /** @param closed told when the answer has come to its end, by whomever it was ended */
    static Outlet open(HttpServletRequest request, HttpServletResponse response, Runnable closed) throws IOException {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setHeader("X-Accel-Buffering", "no"); // or nginx keeps events back
        response.flushBuffer();
        var context = request.startAsync();
        context.setTimeout(0);
        var outlet = new Outlet(context, response.getOutputStream(), closed);
        context.addListener(outlet);
        outlet.body.setWriteListener(outlet);
        return outlet;
    }

    /** Whether the reader keeps up. */
    boolean isIdle() {
        return waiting.isEmpty();
    }

    boolean isOpen() {
        return !ended;
    }

    synchronized void send(String events) {
        if (!ended) {
            waiting.add(events.getBytes(StandardCharsets.UTF_8));
            write();
        }
    }

    /** Sends nothing more, not even what waits. */
    synchronized void end() {
        if (!ended) {
            forget();
            complete();
        }
    }

    private void complete() {
        try {
            context.complete();
        } catch (IllegalStateException e) {
            // the server is about to end it itself
        }
    }

    @Override
    public synchronized void onWritePossible() {
        write();
    }

    private void write() {
        try {
            while (!ended && body.isReady() && writeNext()) {}
        } catch (IOException left) {
            // the server calls onError now
        } catch (RuntimeException e) {
            end();
        }
    }

    private boolean writeNext() throws IOException {
        var next = waiting.poll();
        if (next != null) {
            body.write(next);
            unflushed = true;
            return true;
        }
        if (unflushed) {
            body.flush();
            unflushed = false;
            return true;
        }
        return false;
    }

    private void forget() {
        ended = true;
        waiting.clear();
        closed.run();
    }

    @Override
    public void onError(Throwable failure) {
        // the other onError follows
    }

    /** Unless it is completed here and now, the server writes an error page after the events. */
    @Override
    public void onError(AsyncEvent event) {
        end();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        end();
    }

    /** Waits for nobody, as the server's own lock is held. */
    @Override
    public void onComplete(AsyncEvent event) {
        forget();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // happens once, before anybody listens
    }
}
