package dev.assay.query.feed;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/// How far each collection has come, stored beside the views so that both are lost or kept together.
///
/// One document a collection: the topic's id and the next offset of each partition.
@Component
class Offsets {

    static final String COLLECTION = "offsets";

    private static final String TOPIC = "topicId";
    private static final String NEXT = "next";

    private final MongoCollection<Document> offsets;

    Offsets(MongoDatabase database) {
        this.offsets = database.getCollection(COLLECTION);
    }

    /// The next offset by partition that all of the collections still need; 0 where one has none yet.
    Map<Integer, Long> lowest(String topicId, Collection<String> collections, Collection<Integer> partitions) {
        Map<Integer, Long> lowest = new HashMap<>();
        Map<String, Document> stored = new HashMap<>();
        offsets.find(Filters.and(Filters.in("_id", collections), Filters.eq(TOPIC, topicId)))
                .forEach(document -> stored.put(document.getString("_id"), document));
        for (String collection : collections) {
            Document document = stored.getOrDefault(collection, new Document());
            Document next = document.get(NEXT, new Document());
            for (int partition : partitions) {
                Number offset = next.get(String.valueOf(partition), (Number) 0L);
                lowest.merge(partition, offset.longValue(), Math::min);
            }
        }
        partitions.forEach(partition -> lowest.putIfAbsent(partition, 0L));
        return lowest;
    }

    void store(String topicId, Collection<String> collections, Map<Integer, Long> next) {
        List<WriteModel<Document>> models = new ArrayList<>();
        for (String collection : collections) {
            List<Bson> updates = new ArrayList<>();
            updates.add(Updates.set(TOPIC, topicId));
            next.forEach((partition, offset) -> updates.add(Updates.set(NEXT + "." + partition, offset)));
            models.add(new UpdateOneModel<>(
                    Filters.eq(collection), Updates.combine(updates), new UpdateOptions().upsert(true)));
        }
        if (!models.isEmpty()) {
            offsets.bulkWrite(models, new BulkWriteOptions().ordered(false));
        }
    }

    /// The next offset of each partition after these records.
    static Map<Integer, Long> after(ConsumerRecords<String, byte[]> messages) {
        Map<Integer, Long> next = new HashMap<>();
        messages.partitions()
                .forEach(partition -> next.put(
                        partition.partition(),
                        messages.records(partition).getLast().offset() + 1));
        return next;
    }

    /// Forgets what was read of a topic that no longer exists.
    ///
    /// @return true if there was anything to forget
    boolean forgetOtherTopics(String topicId) {
        return offsets.deleteMany(Filters.ne(TOPIC, topicId)).getDeletedCount() > 0;
    }

    void forget(String collection) {
        offsets.deleteOne(Filters.eq(collection));
    }
}
