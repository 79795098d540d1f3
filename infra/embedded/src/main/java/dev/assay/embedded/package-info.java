/// PostgreSQL, Kafka, a MongoDB-protocol server and a token issuer inside one JVM, for the local stack and the tests.
@NullMarked
package dev.assay.embedded;

import org.jspecify.annotations.NullMarked;
