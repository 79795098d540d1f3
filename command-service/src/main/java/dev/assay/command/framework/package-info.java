/// What engineers are measured by: roles with their rubrics, ladders, and the policy that says when a promotion
/// is late.
@NullMarked
package dev.assay.command.framework;

import org.jspecify.annotations.NullMarked;
