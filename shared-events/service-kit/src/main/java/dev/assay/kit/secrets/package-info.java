/// Passwords that everybody knows.
@NullMarked
package dev.assay.kit.secrets;

import org.jspecify.annotations.NullMarked;
