/// Takes over what another system knew: engineers, evidence and ratings with their days, streamed in by HR.
@NullMarked
package dev.assay.command.history;

import org.jspecify.annotations.NullMarked;
