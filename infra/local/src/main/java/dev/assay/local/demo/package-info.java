/// A made-up organisation, loaded through the public API.
@NullMarked
package dev.assay.local.demo;

import org.jspecify.annotations.NullMarked;
