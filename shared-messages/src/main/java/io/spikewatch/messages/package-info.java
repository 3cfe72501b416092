/** Messages: what billing-service tells app-service across the queue, and how it is packed. */
@NullMarked
package io.spikewatch.messages;

import org.jspecify.annotations.NullMarked;
