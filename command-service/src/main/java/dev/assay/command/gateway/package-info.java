/// The way from an HTTP request to a decided, stored and answered command, exactly once per idempotency key.
@NullMarked
package dev.assay.command.gateway;

import org.jspecify.annotations.NullMarked;
