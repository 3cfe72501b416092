package io.spikewatch.app.billing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Begins every answer at once, and then sends a letter now and then, each sooner than a time-out for bytes. */
class DrippingServer implements AutoCloseable {

    private static final int DROPS = 80;
    private static final int PAUSE_MILLIS = 50;

    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final String beginning;

    DrippingServer(String beginning) throws IOException {
        this.beginning = beginning;
        threads.submit(this::accept);
    }

    URI address() {
        return URI.create("http://localhost:" + listening.getLocalPort());
    }

    private Void accept() throws IOException {
        while (true) {
            var caller = listening.accept();
            threads.submit(() -> answer(caller));
        }
    }

    /** Whoever waits to the end finds an empty answer. */
    private Void answer(Socket caller) throws IOException, InterruptedException {
        try (caller) {
            caller.getInputStream().read();
            send(beginning, caller);
            for (var drop = 0; drop < DROPS; drop++) {
                Thread.sleep(PAUSE_MILLIS);
                send("a", caller);
            }
            send("\r\nContent-Length: 0\r\n\r\n", caller);
            return null;
        }
    }

    private static void send(String text, Socket caller) throws IOException {
        caller.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        caller.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        threads.shutdownNow();
    }
}
