package io.spikewatch.benchmarks;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a benchmark was told on its command line, as {@code --name=value} or {@code --name}. */
final class Options {

    private final Map<String, String> given = new HashMap<>();
    private final Map<String, String> known;

    private Options(Map<String, String> known) {
        this.known = known;
    }

    /**
     * Ends the program after {@code --help} or with an unknown name.
     *
     * @param known what each name means, for people
     */
    static Options parse(String[] arguments, Map<String, String> known) {
        var options = new Options(known);
        for (var argument : arguments) {
            options.take(argument);
        }
        return options;
    }

    private void take(String argument) {
        var parts = argument.split("=", 2);
        if (!known.containsKey(parts[0])) {
            known.forEach((name, meaning) -> System.out.printf("  %-20s %s%n", name, meaning));
            System.exit(argument.equals("--help") ? 0 : 2);
        }
        given.put(parts[0], parts.length == 2 ? parts[1] : "");
    }

    boolean has(String name) {
        return given.containsKey(name);
    }

    String text(String name, String otherwise) {
        return given.getOrDefault(name, otherwise);
    }

    int number(String name, int otherwise) {
        return Integer.parseInt(given.getOrDefault(name, Integer.toString(otherwise)));
    }

    List<Integer> numbers(String name, String otherwise) {
        return Arrays.stream(given.getOrDefault(name, otherwise).split(","))
                .map(Integer::valueOf)
                .toList();
    }
}
