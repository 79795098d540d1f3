/// Who works here, in which role and for whom.
@NullMarked
package dev.assay.query.engineers;

import org.jspecify.annotations.NullMarked;
