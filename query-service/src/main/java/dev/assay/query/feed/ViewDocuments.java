package dev.assay.query.feed;

import com.mongodb.client.model.WriteModel;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.bson.BsonDocument;

/// The documents of a view, as far as writing them needs it.
interface ViewDocuments {

    /// Writes what can be written, in any order.
    ///
    /// @param models one for each document, by its id
    /// @throws com.mongodb.MongoException if the database cannot take anything now
    Outcome write(Map<String, WriteModel<BsonDocument>> models);

    /// The versions of those that are there.
    Map<String, Long> versions(Collection<String> ids);

    /// @param newer the documents that are not older than the first of their writes
    /// @param refused the documents that the database can never take as they would become, with the kind of failure
    record Outcome(Set<String> newer, Map<String, String> refused) {}
}
