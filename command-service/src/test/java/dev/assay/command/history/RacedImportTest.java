package dev.assay.command.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.command.ApiClient.Reply;
import dev.assay.command.By;
import dev.assay.command.ServiceTest;
import dev.assay.command.access.Caller;
import dev.assay.command.history.rows.RowIds;
import dev.assay.command.history.rows.RowJson;
import dev.assay.command.history.rows.RowReader;
import dev.assay.command.reference.Organisation;
import dev.assay.command.reference.Reference;
import dev.assay.kit.token.Role;
import jakarta.validation.Validator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.json.JsonMapper;

/// Commands that change an engineer just after an import has decided about them, and before it stores.
class RacedImportTest extends ServiceTest {

    private final OldSystem old = new OldSystem(hr());
    private UUID engineerId;

    @BeforeEach
    void registered() {
        old.head("director").engineer("engineer", "director");
        Reply imported = hr().post("/api/imports/history", "application/x-ndjson", old.ndjson());
        assertThat(imported.json().at("/stored/engineers").asInt())
                .as(imported.body())
                .isEqualTo(2);
        engineerId = RowIds.person(old.person("engineer"));
        old.evidence("engineer", "e-1")
                .rating("engineer", "director", "4/Low", 85, OldSystem.BEGAN.plusDays(180), "e-1");
    }

    @Test
    void aChunkThatLosesTheRaceIsDecidedAgainAndStoredOnce() throws IOException {
        Report report = importWhileRated(1);

        assertThat(report.stored()).isEqualTo(new Report.Stored(0, 1, 1));
        assertThat(report.unchanged()).isEqualTo(2);
        assertThat(report.rejected()).isZero();
        assertThat(stream())
                .isEqualTo("0 roster.engineer-registered, 1 rating.engineer-rated, "
                        + "2 evidence.evidence-recorded, 3 rating.engineer-rated");
    }

    @Test
    void aChunkThatLosesEveryRaceIsGivenUpAndNothingOfItIsStored() {
        assertThatThrownBy(() -> importWhileRated(Integer.MAX_VALUE))
                .isInstanceOfSatisfying(ImportStopped.class, stopped -> {
                    assertThat(stopped.status()).isEqualTo(HttpStatus.CONFLICT);
                    assertThat(stopped.code()).isEqualTo("import.streams-changed-meanwhile");
                });
        assertThat(stream()).doesNotContain("evidence.evidence-recorded");
    }

    /// @param races how many of its attempts lose
    private Report importWhileRated(int races) throws IOException {
        var recorder =
                new Recorder(
                        bean(EventStore.class),
                        bean(TransactionManager.class),
                        bean(Cache.class),
                        ids(),
                        bean(Clock.class)) {
                    private int attempts;

                    @Override
                    void record(Decided decided, By importer, UUID correlationId, Runnable afterEvents) {
                        if (attempts++ < races) {
                            rate(attempts);
                        }
                        super.record(decided, importer, correlationId, afterEvents);
                    }
                };
        var parts = new HistoryImport.Parts(
                bean(Stories.class),
                bean(Organisation.class),
                bean(Reference.class),
                recorder,
                bean(ImportRuns.class),
                bean(HistorySettings.class));
        var caller =
                new Caller(new By(HR, LocalDate.now(bean(Clock.class))), Set.of(Role.HR), "raced", "hash", null, null);
        var json = new RowJson(bean(JsonMapper.class), bean(Validator.class));
        var file = new ByteArrayInputStream(old.ndjson());
        return new HistoryImport(parts, caller, UUID.randomUUID(), false, () -> false)
                .run(RowReader.of(file, RowReader.Format.NDJSON, json, 10_000, 1_000_000));
    }

    private void rate(int number) {
        LocalDate day = OldSystem.BEGAN.plusDays(number);
        Reply rated = as(RowIds.person(old.person("director")), "DIRECTOR")
                .post("/api/engineers/" + engineerId + "/ratings", """
                        {"level": 3, "band": "Mid", "confidence": 85, "rationale": "Seen at work",
                         "periodFrom": "%s", "periodTo": "%s", "effectiveOn": "%s"}
                        """.formatted(day, day, day));
        assertThat(rated.status()).as(rated.body()).isEqualTo(201);
    }

    private String stream() {
        return String.join(
                ", ",
                jdbc().sql("""
                        SELECT sequence_number || ' ' || payload_type FROM event
                        WHERE aggregate_identifier = ? ORDER BY sequence_number
                        """).param(engineerId.toString()).query(String.class).list());
    }

    private static Supplier<UUID> ids() {
        return application()
                .<Supplier<UUID>>getBeanProvider(ResolvableType.forClassWithGenerics(Supplier.class, UUID.class))
                .getObject();
    }
}
