package io.spikewatch.quickstart;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;

/**
 * Ends the processes this JVM started when it can't do so itself, having been killed: a shell that is told their ids, and
 * whose standard input ends with this JVM.
 */
final class Watchdog {

    private static final String SCRIPT = """
            trap '' INT TERM HUP
            guarded=' '
            while read -r sign pid; do
              case $sign in
                +) guarded="$guarded$pid " ;;
                -) guarded="${guarded%% $pid *} ${guarded#* $pid }" ;;
                dismissed) exit ;;
              esac
            done
            [ "$guarded" = ' ' ] && exit
            kill -INT $guarded
            sleep 3
            kill -KILL $guarded
            """;

    private static final Process SHELL = start();
    private static final PrintStream ORDERS = new PrintStream(SHELL.getOutputStream(), true, StandardCharsets.US_ASCII);

    private Watchdog() {}

    static void guard(Process process) {
        guard(process.toHandle());
    }

    static void guard(ProcessHandle process) {
        ORDERS.println("+ " + process.pid());
        process.onExit().thenAccept(ended -> ORDERS.println("- " + ended.pid()));
    }

    /** Everything has ended in good order. */
    static void dismiss() {
        ORDERS.println("dismissed");
        SHELL.onExit().join();
    }

    private static Process start() {
        try {
            return new ProcessBuilder("sh", "-c", SCRIPT)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
