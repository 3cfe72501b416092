/** The ledger: what became of everybody's part in every event, to look up, to count and to take back. */
@ApplicationModule(allowedDependencies = {"organization", "message"})
@NullMarked
package io.spikewatch.app.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
