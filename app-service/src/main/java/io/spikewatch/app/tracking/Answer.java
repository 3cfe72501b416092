package io.spikewatch.app.tracking;

/** What product analytics made of a batch. */
sealed interface Answer {

    /** Statuses by which it finds fault with the events themselves: bad request, too large, unprocessable. */
    static Answer of(int status) {
        return switch (status) {
            case 400, 413, 422 -> new Refused("http_" + status);
            default -> status / 100 == 2 ? new Taken() : new Unavailable("http_" + status);
        };
    }

    /** It has them all. */
    record Taken() implements Answer {}

    /** It wants one of them, at least, in no case. */
    record Refused(String reason) implements Answer {}

    /** It takes nothing for now, whatever it is. */
    record Unavailable(String reason) implements Answer {}
}
