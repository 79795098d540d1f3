/// Connections: whether a client is still there, and how long it may take to ask and to read.
@NullMarked
package dev.assay.kit.connection;

import org.jspecify.annotations.NullMarked;
