/// One engineer as the consistency boundary: roster, evidence, ratings, promotion cases and alerts.
@NullMarked
package dev.assay.command.engineer;

import org.jspecify.annotations.NullMarked;
