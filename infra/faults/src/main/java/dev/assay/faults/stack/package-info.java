/// The whole system as child processes, each of which can be killed, stopped and cut off.
@NullMarked
package dev.assay.faults.stack;

import org.jspecify.annotations.NullMarked;
