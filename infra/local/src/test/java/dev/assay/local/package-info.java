/// The whole system, as its users and its failures meet it.
@NullMarked
package dev.assay.local;

import org.jspecify.annotations.NullMarked;
