/// Where the parts are put together: Axon, PostgreSQL, security, HTTP and the clock.
@NullMarked
package dev.assay.command.wiring;

import org.jspecify.annotations.NullMarked;
