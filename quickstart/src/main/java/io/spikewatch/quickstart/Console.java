package io.spikewatch.quickstart;

/** Standard output, shared with the lines of the services. */
final class Console {

    private Console() {}

    static void say(String line) {
        System.out.println(line);
    }

    static void progress(String what, String state) {
        say("  %-14s %s".formatted(what, state));
    }
}
