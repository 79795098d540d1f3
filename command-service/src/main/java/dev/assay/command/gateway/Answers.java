package dev.assay.command.gateway;

import dev.assay.command.Rejected;
import dev.assay.command.access.Caller;
import dev.assay.command.store.Store;
import dev.assay.command.store.Table;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The first answer to each idempotency key of a caller.
@Component
class Answers {

    static final String KEY_REUSED = "idempotency.key-reused";

    private static final String INSERT = """
            INSERT INTO answer (actor_id, idempotency_key, request_hash, status, location, body)
            VALUES (:actor, :key, :hash, :status, :location, :body) ON CONFLICT DO NOTHING
            """;

    private final JdbcClient jdbc;
    private final Store store;

    Answers(JdbcClient jdbc, Store store) {
        this.jdbc = jdbc;
        this.store = store;
    }

    /// Writes the answer with the command's events; their commit fails with [AlreadyAnswered] if the key has an answer.
    void store(Caller caller, String key, StoredAnswer answer) {
        store.insert(Table.ANSWER, List.<@Nullable Object[]>of(new @Nullable Object[] {
            caller.id(), key, caller.requestHash(), (long) answer.status(), location(answer), answer.body()
        }));
    }

    /// Stores a refusal, in a transaction of its own, and returns the first answer to the key, whichever it is.
    StoredAnswer storeRefusal(Caller caller, String key, StoredAnswer refusal) {
        jdbc.sql(INSERT)
                .param("actor", caller.id())
                .param("key", key)
                .param("hash", caller.requestHash())
                .param("status", refusal.status())
                .param("location", location(refusal))
                .param("body", refusal.body())
                .update();
        return find(caller, key).orElse(refusal);
    }

    /// @throws Rejected if the key was used for another request
    Optional<StoredAnswer> find(Caller caller, String key) {
        return jdbc.sql("""
                        SELECT request_hash, status, location, body FROM answer
                        WHERE actor_id = :actor AND idempotency_key = :key
                        """)
                .param("actor", caller.id())
                .param("key", key)
                .query((row, number) -> {
                    if (!row.getString("request_hash").equals(caller.requestHash())) {
                        throw new Rejected(KEY_REUSED, "The Idempotency-Key was used for another request.");
                    }
                    return new StoredAnswer(row.getInt("status"), uri(row.getString("location")), row.getBytes("body"));
                })
                .optional();
    }

    private static @Nullable String location(StoredAnswer answer) {
        return answer.location() == null ? null : answer.location().toString();
    }

    private static @Nullable URI uri(@Nullable String location) {
        return location == null ? null : URI.create(location);
    }
}
