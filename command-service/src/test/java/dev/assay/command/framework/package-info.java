/// What may be said of roles, ladders and the alert policy, and what is refused.
@NullMarked
package dev.assay.command.framework;

import org.jspecify.annotations.NullMarked;
