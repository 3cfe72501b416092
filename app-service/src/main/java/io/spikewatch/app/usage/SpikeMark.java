package io.spikewatch.app.usage;

import org.jspecify.annotations.Nullable;

/**
 * A spike on the axis.
 *
 * @param date ISO
 * @param sentence why it is one, where billing-service says so
 * @param address of the explanation, for those who may see it
 */
record SpikeMark(
        String date,
        String day,
        String what,
        boolean drop,
        @Nullable String sentence,
        @Nullable String address) {}
