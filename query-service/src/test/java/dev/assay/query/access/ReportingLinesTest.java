package dev.assay.query.access;

import static dev.assay.query.history.Script.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.query.Views;
import dev.assay.query.feed.ProjectedViews;
import dev.assay.query.feed.View;
import dev.assay.query.history.Script;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportingLinesTest {

    private final View view = Views.named("engineers.EngineersView");
    private final ProjectedViews views = new ProjectedViews(view);

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
                        .registered("ring 1", "EM", "ring 2", "2024-01-01")
                        .registered("ring 2", "EM", "ring 1", "2024-01-01")
                        .registered("ring report", "GPE", "ring 2", "2024-01-01")
                        .events());
    }

    @AfterAll
    void close() {
        views.close();
    }

    @Test
    void reportsFollowTheManagersOfTheDay() {
        assertThat(on("2025-05-31").directReports(text("max"))).containsOnly(text("ada"), text("bob"));
        assertThat(on("2025-06-01").directReports(text("max"))).containsOnly(text("ada"));
        assertThat(on("2025-06-01").directReports(text("kim"))).containsOnly(text("bob"));
        assertThat(on("2024-02-15").directReports(text("ada"))).isEmpty();
    }

    @Test
    void theReportingLineGoesAllTheWayDown() {
        assertThat(on("2025-06-01").below(text("vera")))
                .containsOnly(text("max"), text("kim"), text("ada"), text("bob"), text("cleo"));
        assertThat(on("2025-06-01").below(text("nobody"))).isEmpty();
    }

    @Test
    void someOfManyAreFoundBelowAManagerTogether() {
        List<String> some = List.of(text("cleo"), text("bob"), text("vera"), text("max"), text("nobody"));

        assertThat(on("2025-06-01").amongBelow(text("max"), some)).containsOnly(text("cleo"));
        assertThat(on("2025-05-31").amongBelow(text("max"), some)).containsOnly(text("cleo"), text("bob"));
        assertThat(on("2025-06-01").amongDirectReports(text("kim"), some)).containsOnly(text("bob"));
    }

    @Test
    void aFormerManagerIsAboveNobody() {
        assertThat(on("2025-05-31").isAbove(text("max"), text("bob"))).isTrue();
        assertThat(on("2025-06-01").isAbove(text("max"), text("bob"))).isFalse();
        assertThat(on("2025-06-01").isAbove(text("vera"), text("bob"))).isTrue();
    }

    @Test
    void nobodyIsAboveThemselvesWhateverTheDataSay() {
        ReportingLines lines = on("2025-06-01");

        assertThat(lines.isAbove(text("ring 1"), text("ring 1"))).isFalse();
        assertThat(lines.below(text("ring 1"))).containsOnly(text("ring 2"), text("ring report"));
        assertThat(lines.amongBelow(text("ring 1"), List.of(text("ring 1"), text("ring report"))))
                .containsOnly(text("ring report"));
    }

    private ReportingLines on(String day) {
        return new ReportingLines(views.live(), Clock.fixed(Instant.parse(day + "T12:00:00Z"), ZoneOffset.UTC));
    }

    private static String text(String name) {
        return id(name).toString();
    }
}
