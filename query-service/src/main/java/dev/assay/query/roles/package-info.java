/// Roles with their rubrics, ladders, and the alert policy.
@NullMarked
package dev.assay.query.roles;

import org.jspecify.annotations.NullMarked;
