package io.spikewatch.infrastructure;

import java.nio.file.Path;

/** How to run a class of these tests in a JVM that may be killed. */
final class Java {

    private Java() {}

    static String command() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }
}
