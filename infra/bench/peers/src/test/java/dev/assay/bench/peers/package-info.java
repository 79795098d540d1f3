/// Other ways of keeping an audit trail, each storing the same facts and reading back the same history.
@NullMarked
package dev.assay.bench.peers;

import org.jspecify.annotations.NullMarked;
