/// How the service is put together: configuration, security, errors, clocks and ids.
@NullMarked
package dev.assay.query.wiring;

import org.jspecify.annotations.NullMarked;
