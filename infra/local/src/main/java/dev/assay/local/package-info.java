/// The whole system on one machine: embedded servers in this JVM, both services as its children.
@NullMarked
package dev.assay.local;

import org.jspecify.annotations.NullMarked;
