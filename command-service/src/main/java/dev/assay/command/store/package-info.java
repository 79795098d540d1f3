/// What a command writes: collected while it is handled, then made durable in one round trip, many commands together.
@NullMarked
package dev.assay.command.store;

import org.jspecify.annotations.NullMarked;
