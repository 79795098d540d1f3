/// Clients that use the system as people and programs do, and write down what they asked and were answered.
@NullMarked
package dev.assay.faults.load;

import org.jspecify.annotations.NullMarked;
