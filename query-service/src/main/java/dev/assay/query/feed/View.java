package dev.assay.query.feed;

import dev.assay.events.Envelope;
import java.util.List;
import org.bson.conversions.Bson;

/// One view: one MongoDB collection, written only by its projection.
public interface View {

    /// Also the base name of the collection, such as `timeline`.
    String name();

    /// Raised whenever the documents change their form; the view is then built anew beside the live one.
    int version();

    /// Pure: the same event always gives the same writes. Most events concern few views: an empty list is common.
    List<Write> project(Envelope envelope);

    /// The keys of the secondary indexes that the queries need, besides `_id`.
    default List<Bson> indexes() {
        return List.of();
    }
}
