/// What both services need of HTTP and of text, so that the same request has the same answer on either.
@NullMarked
package dev.assay.kit;

import org.jspecify.annotations.NullMarked;
