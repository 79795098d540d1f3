/// From Kafka to MongoDB: one consumer for all views, offsets beside the views, rebuilds beside the live ones.
@NullMarked
package dev.assay.query.feed;

import org.jspecify.annotations.NullMarked;
