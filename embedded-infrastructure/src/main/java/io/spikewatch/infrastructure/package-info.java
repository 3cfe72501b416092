/** Infrastructure: PostgreSQL and SQS on this machine, embedded or in containers, as the services need them. */
@NullMarked
package io.spikewatch.infrastructure;

import org.jspecify.annotations.NullMarked;
