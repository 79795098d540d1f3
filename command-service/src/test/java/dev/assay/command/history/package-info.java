/// Imports of history over HTTP, and what they leave behind.
@NullMarked
package dev.assay.command.history;

import org.jspecify.annotations.NullMarked;
