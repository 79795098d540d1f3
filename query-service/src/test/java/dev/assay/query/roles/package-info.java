@NullMarked
package dev.assay.query.roles;

import org.jspecify.annotations.NullMarked;
