/// Who may read what: the caller, the one table of rules, reporting lines, and what is left out for whom.
@NullMarked
package dev.assay.query.access;

import org.jspecify.annotations.NullMarked;
