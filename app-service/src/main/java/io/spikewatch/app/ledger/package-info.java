/** The ledger: what became of everybody's part in every event, to look up and to count; it reads the table of sends, and writes nothing. */
@ApplicationModule(allowedDependencies = {"organization", "message", "campaign"})
@NullMarked
package io.spikewatch.app.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
