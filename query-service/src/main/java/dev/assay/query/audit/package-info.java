/// Every event as who did what to whom, from what to what, why and when.
@NullMarked
package dev.assay.query.audit;

import org.jspecify.annotations.NullMarked;
