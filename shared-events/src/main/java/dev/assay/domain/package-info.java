/// What the events mean: which rating holds, who held which role, when a promotion is late and where an alert stands.
///
/// Deciders, views and the promotion watch call this code, so that no two of them read the same events differently.
@NullMarked
package dev.assay.domain;

import org.jspecify.annotations.NullMarked;
