package dev.assay.query.feed;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.WriteModel;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.BSONException;
import org.bson.BsonDocument;
import org.bson.Document;

/// The collection of a view in MongoDB.
final class MongoDocuments implements ViewDocuments {

    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    /// What MongoDB answers to a document that it would refuse at every other time as well: too large, or with a name
    /// or a value that it does not take.
    private static final Set<Integer> NEVER =
            Set.of(2, 9, 14, 15, 22, 28, 40, 52, 54, 56, 57, 121, 10334, 17280, 17419, 17420);

    /// A question for very many ids is slow to answer.
    private static final int TOGETHER = 200;

    private final MongoCollection<Document> collection;

    MongoDocuments(MongoCollection<Document> collection) {
        this.collection = collection;
    }

    @Override
    public Outcome write(Map<String, WriteModel<BsonDocument>> models) {
        Outcome outcome = new Outcome(new HashSet<>(), new HashMap<>());
        if (!models.isEmpty()) {
            write(List.copyOf(models.keySet()), List.copyOf(models.values()), outcome);
        }
        return outcome;
    }

    private void write(List<String> ids, List<WriteModel<BsonDocument>> models, Outcome outcome) {
        try {
            collection.withDocumentClass(BsonDocument.class).bulkWrite(models, UNORDERED);
        } catch (MongoBulkWriteException failure) {
            if (failure.getWriteConcernError() != null) {
                throw failure;
            }
            for (BulkWriteError error : failure.getWriteErrors()) {
                if (error.getCategory() == ErrorCategory.DUPLICATE_KEY) {
                    outcome.newer().add(ids.get(error.getIndex()));
                } else if (NEVER.contains(error.getCode())) {
                    outcome.refused().put(ids.get(error.getIndex()), "MongoDB error " + error.getCode());
                } else {
                    throw failure;
                }
            }
        } catch (MongoCommandException failure) {
            if (!NEVER.contains(failure.getErrorCode())) {
                throw failure;
            }
            separately(ids, models, outcome, "MongoDB error " + failure.getErrorCode());
        } catch (BSONException | IllegalArgumentException unwritable) {
            separately(ids, models, outcome, unwritable.getClass().getName());
        }
    }

    /// One of them is to blame; which, the failure does not say.
    private void separately(List<String> ids, List<WriteModel<BsonDocument>> models, Outcome outcome, String reason) {
        if (ids.size() == 1) {
            outcome.refused().put(ids.getFirst(), reason);
        } else {
            int half = ids.size() / 2;
            write(ids.subList(0, half), models.subList(0, half), outcome);
            write(ids.subList(half, ids.size()), models.subList(half, ids.size()), outcome);
        }
    }

    @Override
    public Map<String, Long> versions(Collection<String> ids) {
        Map<String, Long> versions = new HashMap<>();
        List<String> all = List.copyOf(ids);
        for (int start = 0; start < all.size(); start += TOGETHER) {
            collection
                    .find(Filters.in("_id", all.subList(start, Math.min(start + TOGETHER, all.size()))))
                    .projection(Projections.include(MergedWrites.VERSION))
                    .forEach(document -> versions.put(
                            document.getString("_id"), document.get(MergedWrites.VERSION, Write.NO_VERSION)));
        }
        return versions;
    }
}
