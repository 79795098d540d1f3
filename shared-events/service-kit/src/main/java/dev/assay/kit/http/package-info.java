/// Refusals as RFC 9457 has them.
@NullMarked
package dev.assay.kit.http;

import org.jspecify.annotations.NullMarked;
