package dev.assay.query.engineers;

import static dev.assay.query.history.Script.day;
import static dev.assay.query.history.Script.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.events.PromotionEvent.PromotionApproved;
import dev.assay.events.RosterEvent.EngineerDeparted;
import dev.assay.query.feed.ProjectedViews;
import dev.assay.query.history.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EngineersStoreTest {

    private final EngineersView view = new EngineersView();
    private final ProjectedViews views = new ProjectedViews(view);
    private final EngineersStore store = new EngineersStore(views.live());

    @BeforeAll
    void fill() {
        views.apply(
                view,
                new Script()
                        .registered("vera", "VP", null, "2024-01-01")
                        .registered("max", "EM", "vera", "2024-01-01")
                        .registered("kim", "EM", "vera", "2024-01-01")
                        .registered("ada", "IMPE", "max", "2024-02-01")
                        .registered("bob", "GPE", "max", "2024-02-01")
                        .registered("cleo", "GPE", "ada", "2024-03-01")
                        .managed("bob", "max", "kim", "2025-06-01")
                        .add(new PromotionApproved(
                                id("ada"), id("case"), id("hr"), "IMPE", "SPE", "Ready", day("2025-09-01")))
                        .rated("ada", "rating", "3/Mid", "2024-05-01")
                        .add(new EngineerDeparted(id("cleo"), null, day("2025-12-01")))
                        .events());
    }

    @AfterAll
    void close() {
        views.close();
    }

    @Test
    void anEngineerIsShownAsOfTheDay() {
        Engineer before = engineer("ada", "2025-08-31");
        Engineer after = engineer("ada", "2025-09-01");

        assertThat(before.roleId()).isEqualTo("IMPE");
        assertThat(after.roleId()).isEqualTo("SPE");
        assertThat(before.roles()).extracting(Engineer.Role::roleId).containsExactly("IMPE", "SPE");
        assertThat(engineer("ada", "2024-01-31").roleId()).isNull();
        assertThat(engineer("bob", "2025-05-31").managerId()).isEqualTo(id("max"));
        assertThat(engineer("bob", "2025-06-01").managerId()).isEqualTo(id("kim"));
        assertThat(engineer("vera", "2025-06-01").managerId()).isNull();
    }

    @Test
    void everyEventOfAnEngineerRaisesItsVersion() {
        assertThat(engineer("ada", "2026-01-01").version()).isEqualTo(2);
        assertThat(engineer("max", "2026-01-01").version()).isZero();
    }

    @Test
    void aDepartureIsKnownBeforeItComes() {
        Engineer cleo = engineer("cleo", "2025-11-30");

        assertThat(cleo.departedOn()).isEqualTo(day("2025-12-01"));
        assertThat(cleo.worksHereOn(day("2025-11-30"))).isTrue();
        assertThat(cleo.worksHereOn(day("2025-12-01"))).isFalse();
    }

    @Test
    void aWalkWithCursorsEqualsTheWholeList() {
        List<Engineer> whole = store.all(null, day("2025-06-01"), engineer -> true, 100);
        List<Engineer> walked = new ArrayList<>();
        @Nullable String after = null;
        while (true) {
            List<Engineer> page = store.all(after, day("2025-06-01"), engineer -> true, 2);
            if (page.isEmpty()) {
                break;
            }
            walked.addAll(page);
            after = page.getLast().id().toString();
        }
        assertThat(walked).hasSize(6).isEqualTo(whole);
        assertThat(whole)
                .extracting(engineer -> engineer.id().toString())
                .isSorted()
                .containsExactlyInAnyOrderElementsOf(Stream.of("vera", "max", "kim", "ada", "bob", "cleo")
                        .map(EngineersStoreTest::text)
                        .toList());
    }

    private Engineer engineer(String name, String day) {
        return store.engineer(text(name), day(day)).orElseThrow();
    }

    private static String text(String name) {
        return id(name).toString();
    }
}
