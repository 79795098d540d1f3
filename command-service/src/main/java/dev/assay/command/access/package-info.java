/// Who may do what: roles, operations, and the one table that joins them.
@NullMarked
package dev.assay.command.access;

import org.jspecify.annotations.NullMarked;
