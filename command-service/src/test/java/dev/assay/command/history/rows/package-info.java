/// How rows are read and what they come to.
@NullMarked
package dev.assay.command.history.rows;

import org.jspecify.annotations.NullMarked;
