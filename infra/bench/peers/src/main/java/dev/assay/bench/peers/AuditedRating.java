package dev.assay.bench.peers;

import dev.assay.bench.facts.Rated;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.envers.Audited;

/// The rating that holds today, of which Envers keeps every earlier form.
@Entity
@Audited
@Table(name = "rating")
public class AuditedRating {

    @Id
    @Column(name = "engineer_id")
    private UUID engineerId;

    @Column(name = "rating_id")
    private UUID ratingId;

    @Column(name = "rater_id")
    private UUID raterId;

    private short level;
    private String band;
    private short confidence;
    private String rationale;

    @Column(name = "effective_on")
    private LocalDate effectiveOn;

    /// For Hibernate, which fills the fields.
    @SuppressWarnings("NullAway.Init")
    protected AuditedRating() {}

    @SuppressWarnings("NullAway.Init")
    AuditedRating(Rated rated) {
        engineerId = rated.engineerId();
        become(rated);
    }

    final void become(Rated rated) {
        ratingId = rated.ratingId();
        raterId = rated.raterId();
        level = (short) rated.level();
        band = rated.band();
        confidence = (short) rated.confidence();
        rationale = rated.rationale();
        effectiveOn = rated.effectiveOn();
    }

    Known known(AuditedChange change) {
        return new Known(change.actor(), effectiveOn, change.recordedAt(), level + "/" + band, change.reason());
    }
}
