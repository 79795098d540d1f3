/// Which text the doors take: one definition per kind of field.
@NullMarked
package dev.assay.kit.text;

import org.jspecify.annotations.NullMarked;
