/// What one capability must know of another to decide: kept in PostgreSQL from the events, in their own transaction.
@NullMarked
package dev.assay.command.reference;

import org.jspecify.annotations.NullMarked;
