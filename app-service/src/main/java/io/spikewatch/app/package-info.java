/** App: accounts and their people, campaigns, and the inbox. */
@NullMarked
package io.spikewatch.app;

import org.jspecify.annotations.NullMarked;
