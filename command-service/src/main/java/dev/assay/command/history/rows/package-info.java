/// The rows of an import: how they are read, what they may say and which commands they are. Pure.
@NullMarked
package dev.assay.command.history.rows;

import org.jspecify.annotations.NullMarked;
