package io.spikewatch.billing.answer;

import io.spikewatch.billing.answer.UsageMemory.Part;
import io.spikewatch.billing.query.UsageRequest;
import io.spikewatch.billing.series.Amounts;
import io.spikewatch.billing.series.Results;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ETag;
import org.springframework.stereotype.Component;

/**
 * Reads answers from the database. One transaction finds out whether the caller has the answer already, how large it is,
 * and reads it if it is small; a large one waits for memory without a connection, and is looked at anew. What it takes
 * to unpack it is known, and waited for, once it is read.
 */
@Component
class AnswerReader {

    private final Snapshots snapshots;
    private final Program program;

    AnswerReader(Snapshots snapshots, Program program) {
        this.snapshots = snapshots;
        this.program = program;
    }

    <A extends Amounts<A>> Found<A> read(Answer<A> answer, UsageRequest request, Part memory) {
        var found = snapshots.read(() -> look(answer, request, memory));
        while (found.isTooLarge()) {
            memory.growTo(found.size());
            found = snapshots.read(() -> look(answer, request, memory));
        }
        memory.growTo(found.sizeUnpacked());
        return found;
    }

    private <A extends Amounts<A>> Found<A> look(Answer<A> asked, UsageRequest request, Part memory) {
        var reading = asked.source().about(asked.query());
        var answer = asked.of(reading.version());
        var etag = answer.etag(program);
        if (request.knows(etag)) {
            return new Found<>(answer, etag, true, 0, null);
        }
        var size = reading.size();
        return new Found<>(answer, etag, false, size, memory.covers(size) ? reading.results() : null);
    }

    /**
     * @param answer of the data that were found
     * @param isKnown whether the caller has it already
     * @param size in bytes of packed usage
     * @param results null if it is known, or if it needs more memory than was taken
     */
    record Found<A extends Amounts<A>>(
            Answer<A> answer,
            ETag etag,
            boolean isKnown,
            long size,
            @Nullable Results<A> results) {

        /** With few counts for many teams far more than what was read. */
        long sizeUnpacked() {
            return results == null ? 0 : size + results.groupSize();
        }

        boolean isTooLarge() {
            return !isKnown && results == null;
        }
    }
}
