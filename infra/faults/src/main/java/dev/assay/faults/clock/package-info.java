/// Put beside a service's own classes by the harness: lets its clock be set wrong while it runs.
@NullMarked
package dev.assay.faults.clock;

import org.jspecify.annotations.NullMarked;
