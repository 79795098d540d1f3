/// Bearer tokens: how they are read, and what they say of the caller.
@NullMarked
package dev.assay.kit.token;

import org.jspecify.annotations.NullMarked;
