package dev.assay.command.gateway;

import dev.assay.command.Rejected;
import dev.assay.command.access.Caller;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The first answer to each idempotency key of a caller.
@Component
class Answers {

    static final String KEY_REUSED = "idempotency.key-reused";

    private static final String INSERT = """
            INSERT INTO answer (actor_id, idempotency_key, request_hash, status, location, body)
            VALUES (:actor, :key, :hash, :status, :location, :body)
            """;

    private final JdbcClient jdbc;

    Answers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Writes the answer in the current transaction, which must have written its event rows before: the ledger orders
    /// events by the transaction's first write.
    ///
    /// @throws AlreadyAnswered if the key has an answer, committed meanwhile or before
    void store(Caller caller, String key, StoredAnswer answer) {
        try {
            insert(INSERT, caller, key, answer);
        } catch (DuplicateKeyException e) {
            throw new AlreadyAnswered();
        }
    }

    /// Stores a refusal, in a transaction of its own, and returns the first answer to the key, whichever it is.
    StoredAnswer storeRefusal(Caller caller, String key, StoredAnswer refusal) {
        insert(INSERT + " ON CONFLICT DO NOTHING", caller, key, refusal);
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

    private void insert(String sql, Caller caller, String key, StoredAnswer answer) {
        jdbc.sql(sql)
                .param("actor", caller.id())
                .param("key", key)
                .param("hash", caller.requestHash())
                .param("status", answer.status())
                .param(
                        "location",
                        answer.location() == null ? null : answer.location().toString())
                .param("body", answer.body())
                .update();
    }

    private static @Nullable URI uri(@Nullable String location) {
        return location == null ? null : URI.create(location);
    }
}
