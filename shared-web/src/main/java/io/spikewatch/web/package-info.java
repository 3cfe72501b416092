/** How both services behave over HTTP: problems, request ids, paging, strict parameters. */
@NullMarked
package io.spikewatch.web;

import org.jspecify.annotations.NullMarked;
