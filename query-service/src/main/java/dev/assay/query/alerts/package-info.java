/// The alerts that stand, for those who must act on them.
@NullMarked
package dev.assay.query.alerts;

import org.jspecify.annotations.NullMarked;
