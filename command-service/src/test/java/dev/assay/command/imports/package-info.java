/// Documents good and bad, and what becomes of them.
@NullMarked
package dev.assay.command.imports;

import org.jspecify.annotations.NullMarked;
