package io.spikewatch.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** One case, answered by all rivals in turn, so that whatever else the machine does meets all of them. */
final class Race {

    private static final int MOST_ROUNDS = 300;
    private static final int FEWEST_ROUNDS = 20;
    private static final int WARM_UP_ROUNDS = 50;
    private static final int REFERENCE_ROUNDS = 5;
    private static final long WARM_UP = TimeUnit.SECONDS.toNanos(20);
    private static final long WARM_UP_OF_ONE = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long TIME = TimeUnit.SECONDS.toNanos(6);
    private static final long REFERENCE_TIME = TimeUnit.SECONDS.toNanos(5);

    private final Reference reference;
    private final Limit limit;
    private final Rival api;

    Race(Reference reference, Limit limit, Rival api) {
        this.reference = reference;
        this.limit = limit;
        this.api = api;
    }

    Result run(UsageCase asked) {
        var result = new Result(asked, limit.values(asked), new Timings(), new Timings(), new Timings());
        while (result.api().count() < FEWEST_ROUNDS
                || result.api().total() + result.limit().total() < TIME
                        && result.api().count() < MOST_ROUNDS) {
            if (asksReference(result)) {
                time(reference, asked, result.reference());
            }
            time(limit, asked, result.limit());
            time(api, asked, result.api());
        }
        return result;
    }

    /** A service answers its first thousands of queries before the JVM has compiled what they need. */
    void warmUp(List<UsageCase> cases) {
        var begun = System.nanoTime();
        while (System.nanoTime() - begun < WARM_UP) {
            cases.forEach(this::warmUp);
        }
    }

    private void warmUp(UsageCase asked) {
        var begun = System.nanoTime();
        for (var round = 0; round < WARM_UP_ROUNDS && System.nanoTime() - begun < WARM_UP_OF_ONE; round++) {
            limit.answer(asked);
            api.answer(asked);
        }
    }

    private static boolean asksReference(Result result) {
        return result.asked().reference()
                && result.reference().count() < REFERENCE_ROUNDS
                && result.reference().total() < REFERENCE_TIME;
    }

    private static void time(Rival rival, UsageCase asked, Timings timings) {
        var begun = System.nanoTime();
        rival.answer(asked);
        timings.add(System.nanoTime() - begun);
    }

    /** What each rival needed. */
    record Result(UsageCase asked, int values, Timings reference, Timings limit, Timings api) {

        /** How many times faster than the reference; 0 if that wasn't asked. */
        double timesReference() {
            return reference.isEmpty() ? 0 : reference.median() / api.median();
        }

        double timesLimit() {
            return api.median() / limit.median();
        }
    }
}
