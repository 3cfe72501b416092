/** The story end to end, on both services as processes of their own. */
@NullMarked
package io.spikewatch.systemtests;

import org.jspecify.annotations.NullMarked;
