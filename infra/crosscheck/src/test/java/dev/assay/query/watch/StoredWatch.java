package dev.assay.query.watch;

import dev.assay.domain.AlertAssessment;
import dev.assay.events.Envelope;
import dev.assay.events.Streams;
import dev.assay.query.feed.Write;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.bson.Document;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.DocumentCodec;
import org.jspecify.annotations.Nullable;

/// The promotion watch without its servers: the documents that its projection writes, and what it reads from them.
public final class StoredWatch {

    private static final DocumentCodec CODEC = new DocumentCodec();

    private final WatchView view = new WatchView();
    private final Map<String, Document> documents = new HashMap<>();
    private @Nullable WatchedEngineer engineer;
    private @Nullable Framework framework;
    private LocalDate frameworkOn = LocalDate.MIN;

    public void apply(Envelope envelope) {
        engineer = null;
        framework = null;
        for (Write write : view.project(envelope)) {
            Document document = documents.computeIfAbsent(write.id(), id -> new Document("_id", id));
            write.set().forEach((path, value) -> put(document, path, value));
            if (write.version() >= 0) {
                document.put("version", write.version());
            }
        }
    }

    /// Ladders and policy as the watch knows them on a day, and what they are known by.
    public String stamp(LocalDate today) {
        return framework(today).stamp();
    }

    public AlertAssessment assess(UUID engineerId, LocalDate today) {
        WatchedEngineer read = engineer;
        if (read == null) {
            read = WatchedEngineer.of(asRead(Objects.requireNonNull(documents.get(Streams.engineer(engineerId)))));
            engineer = read;
        }
        return read.assess(framework(today), today);
    }

    private Framework framework(LocalDate today) {
        Framework known = framework;
        if (known == null || !frameworkOn.equals(today)) {
            known = readFramework(today);
            framework = known;
            frameworkOn = today;
        }
        return known;
    }

    private Framework readFramework(LocalDate today) {
        Map<String, Document> ladders = new TreeMap<>();
        documents.forEach((id, document) -> {
            if (document.containsKey(Fields.NEXT_ROLES)) {
                ladders.put(id, asRead(document));
            }
        });
        Optional<Document> policies =
                Optional.ofNullable(documents.get(Streams.ALERT_POLICY)).map(StoredWatch::asRead);
        return Framework.of(List.copyOf(ladders.values()), policies, today);
    }

    /// As the driver sends it and reads it again.
    private static Document asRead(Document document) {
        BsonDocument sent = document.toBsonDocument();
        return CODEC.decode(
                new BsonDocumentReader(sent), DecoderContext.builder().build());
    }

    private static void put(Document document, String path, Object value) {
        Document parent = document;
        List<String> names = List.of(path.split("\\."));
        for (String name : names.subList(0, names.size() - 1)) {
            parent = (Document) parent.computeIfAbsent(name, none -> new Document());
        }
        parent.put(names.getLast(), value);
    }
}
