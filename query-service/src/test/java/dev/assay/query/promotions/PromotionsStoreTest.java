package dev.assay.query.promotions;

import static dev.assay.query.history.Script.day;
import static dev.assay.query.history.Script.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.query.EveryKind;
import dev.assay.query.feed.ProjectedViews;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PromotionsStoreTest {

    private final PromotionsView view = new PromotionsView();
    private final ProjectedViews views = new ProjectedViews(view);
    private final PromotionsStore store = new PromotionsStore(views.live());

    @BeforeAll
    void fill() {
        views.apply(view, EveryKind.events());
    }

    @AfterAll
    void close() {
        views.close();
    }

    @Test
    void everyCaseStaysReadableWithHowItEnded() {
        assertThat(one("ada 1").state()).isEqualTo(CaseState.DECLINED);
        assertThat(end("ada 1").reviewOn()).isEqualTo(day("2025-12-01"));
        assertThat(end("ada 1").reason()).isEqualTo("Not yet");
        assertThat(one("ada 2").state()).isEqualTo(CaseState.APPROVED);
        assertThat(end("ada 2").effectiveOn()).isEqualTo(day("2026-01-01"));
        assertThat(one("bob 1").state()).isEqualTo(CaseState.WITHDRAWN);
        assertThat(end("bob 1").reasonCode()).isEqualTo("TOO_EARLY");
        assertThat(one("bob 2").state()).isEqualTo(CaseState.OPEN);
        assertThat(one("bob 2").end()).isNull();
    }

    @Test
    void anOpenCaseIsOverdueAfterTheDayOfItsDecision() {
        assertThat(cases(CaseState.OPEN, null, "2025-08-31", 9))
                .extracting(PromotionCase::overdue)
                .containsExactly(false);
        assertThat(cases(CaseState.OPEN, null, "2025-09-01", 9))
                .extracting(PromotionCase::overdue)
                .containsExactly(true);
        assertThat(cases(CaseState.DECLINED, null, "2025-09-01", 9))
                .extracting(PromotionCase::overdue)
                .containsExactly(false);
    }

    @Test
    void aWalkWithCursorsEqualsTheWholeList() {
        List<PromotionCase> walked = new ArrayList<>();
        @Nullable String after = null;
        while (true) {
            List<PromotionCase> page = cases(null, after, "2025-09-01", 1);
            if (page.isEmpty()) {
                break;
            }
            walked.addAll(page);
            after = page.getLast().id().toString();
        }
        assertThat(walked).hasSize(4).isEqualTo(cases(null, null, "2025-09-01", 9));
    }

    @Test
    void onlyCasesOfEngineersWhoMayBeSeenAreListed() {
        assertThat(store.of(List.of(id("bob").toString(), id("max").toString()), null, null, day("2025-09-01"), 9))
                .extracting(PromotionCase::id)
                .containsExactlyInAnyOrder(id("bob 1"), id("bob 2"));
    }

    private PromotionCase one(String name) {
        return cases(null, null, "2025-09-01", 9).stream()
                .filter(found -> found.id().equals(id(name)))
                .findFirst()
                .orElseThrow();
    }

    private PromotionCase.End end(String name) {
        return Objects.requireNonNull(one(name).end());
    }

    private List<PromotionCase> cases(@Nullable CaseState state, @Nullable String after, String today, int most) {
        return store.all(state, after, id("nobody").toString(), day(today), most);
    }
}
