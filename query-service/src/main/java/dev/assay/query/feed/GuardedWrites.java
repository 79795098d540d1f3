package dev.assay.query.feed;

import com.mongodb.client.model.WriteModel;
import dev.assay.query.feed.ViewDocuments.Outcome;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bson.BsonDocument;

/// Applies merged writes however far others, or an earlier attempt, have come with the same documents.
final class GuardedWrites {

    /// Each round is lost to somebody who wrote the same document meanwhile.
    private static final int ROUNDS = 20;

    private GuardedWrites() {}

    /// Returns when every document has its writes or more.
    ///
    /// @return the documents that cannot take theirs, with the kind of failure
    /// @throws com.mongodb.MongoException if the database cannot take anything now
    /// @throws IllegalStateException if others write the same documents again and again
    static Map<String, String> apply(Collection<MergedDocument> documents, ViewDocuments store) {
        Map<String, String> refused = new HashMap<>();
        Map<String, MergedDocument> left = new LinkedHashMap<>();
        Map<String, MergedDocument> before = new LinkedHashMap<>();
        for (MergedDocument document : documents) {
            (document.isBeside() ? before : left).put(document.id(), document);
        }
        if (!before.isEmpty()) {
            refused.putAll(
                    store.write(models(besideStates(before, store), refused)).refused());
        }
        for (int round = 0; !left.isEmpty(); round++) {
            if (round == ROUNDS) {
                throw new IllegalStateException("Others write the same documents, again and again");
            }
            Outcome outcome = store.write(models(left, refused));
            refused.putAll(outcome.refused());
            left = since(left, outcome.newer(), store);
        }
        return refused;
    }

    /// They come first: once a document has its state, what is written beside it has been written.
    private static Map<String, MergedDocument> besideStates(
            Map<String, MergedDocument> documents, ViewDocuments store) {
        Set<String> states = new HashSet<>();
        documents.values().forEach(document -> states.addAll(document.states()));
        Map<String, Long> versions = store.versions(states);
        Map<String, MergedDocument> left = new LinkedHashMap<>();
        documents.forEach((id, document) -> {
            MergedDocument rest = document.besideThose(versions);
            if (rest != null) {
                left.put(id, rest);
            }
        });
        return left;
    }

    private static Map<String, MergedDocument> since(
            Map<String, MergedDocument> documents, Set<String> newer, ViewDocuments store) {
        Map<String, MergedDocument> left = new LinkedHashMap<>();
        Map<String, Long> versions = newer.isEmpty() ? Map.of() : store.versions(newer);
        for (String id : newer) {
            MergedDocument rest =
                    Objects.requireNonNull(documents.get(id)).since(versions.getOrDefault(id, Write.NO_VERSION));
            if (rest != null) {
                left.put(id, rest);
            }
        }
        return left;
    }

    private static Map<String, WriteModel<BsonDocument>> models(
            Map<String, MergedDocument> documents, Map<String, String> refused) {
        Map<String, WriteModel<BsonDocument>> models = new LinkedHashMap<>();
        documents.forEach((id, document) -> {
            try {
                models.put(id, document.model());
            } catch (IllegalArgumentException impossible) {
                refused.put(id, impossible.getClass().getName());
            }
        });
        return models;
    }
}
