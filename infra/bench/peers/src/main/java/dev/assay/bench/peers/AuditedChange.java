package dev.assay.bench.peers;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.envers.RevisionEntity;
import org.hibernate.envers.RevisionListener;
import org.hibernate.envers.RevisionNumber;
import org.hibernate.envers.RevisionTimestamp;
import org.jspecify.annotations.Nullable;

/// What Envers keeps of a transaction: when it was, who acted and why.
@Entity
@Table(name = "change")
@RevisionEntity(AuditedChange.Author.class)
public class AuditedChange {

    private static final ThreadLocal<Act> ACT = new ThreadLocal<>();

    @Id
    @RevisionNumber
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "change_seq")
    @SequenceGenerator(name = "change_seq", sequenceName = "change_seq", allocationSize = 50)
    private long id;

    @RevisionTimestamp
    @Column(name = "recorded_at")
    private Instant recordedAt;

    private UUID actor;
    private @Nullable String reason;

    /// For Envers, which fills the fields.
    @SuppressWarnings("NullAway.Init")
    protected AuditedChange() {}

    /// Every transaction within the work gets this actor and reason.
    static void by(UUID actor, @Nullable String reason, Runnable work) {
        ACT.set(new Act(actor, reason));
        try {
            work.run();
        } finally {
            ACT.remove();
        }
    }

    Instant recordedAt() {
        return recordedAt;
    }

    UUID actor() {
        return actor;
    }

    @Nullable
    String reason() {
        return reason;
    }

    private record Act(UUID actor, @Nullable String reason) {}

    /// Signs each revision.
    public static final class Author implements RevisionListener {
        @Override
        public void newRevision(Object revision) {
            var change = (AuditedChange) revision;
            change.actor = ACT.get().actor();
            change.reason = ACT.get().reason();
        }
    }
}
