package dev.assay.command.framework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.assay.command.By;
import dev.assay.command.Rejected;
import dev.assay.command.framework.LadderCommand.DefineLadder;
import dev.assay.events.EventJson;
import dev.assay.events.FrameworkEvent;
import dev.assay.events.FrameworkEvent.LadderDefined;
import dev.assay.events.FrameworkEvent.NextRole;
import dev.assay.events.FrameworkEvent.Rung;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LadderTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final By HR = new By(new UUID(0, 1), TODAY);

    /// @param roles such as `A B C`
    /// @param edges such as `A>B`
    private static DefineLadder ladder(String roles, String... edges) {
        List<Rung> rungs = roles.isEmpty()
                ? List.of()
                : Stream.of(roles.split(" ")).map(role -> new Rung(role, null)).toList();
        List<NextRole> nextRoles = Stream.of(edges)
                .map(edge -> new NextRole(edge.substring(0, edge.indexOf('>')), edge.substring(edge.indexOf('>') + 1)))
                .toList();
        return new DefineLadder(new TrackId("data"), "Data Engineering", rungs, nextRoles, List.of(), HR);
    }

    private static void assertRejected(String code, String message, DefineLadder command) {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> Ladder.decide(command, Ladder.NONE))
                .withMessage(message)
                .matches(rejected -> rejected.code().equals(code), code);
    }

    @Test
    void aLadderMayBranchAndMeetAgain() {
        DefineLadder command = ladder("A B C D", "A>B", "A>C", "B>D", "C>D");

        assertThat(Ladder.decide(command, Ladder.NONE))
                .containsExactly(
                        new LadderDefined("data", "Data Engineering", command.rungs(), command.nextRoles(), TODAY));
    }

    @Test
    void theSameLadderAgainChangesNothing() {
        DefineLadder command = ladder("A B", "A>B");
        FrameworkEvent defined = Ladder.decide(command, Ladder.NONE).getFirst();
        Ladder state = Ladder.evolve(Ladder.NONE, defined);

        assertThat(Ladder.decide(command, state)).isEmpty();
        assertThat(Ladder.decide(ladder("A B"), state)).hasSize(1);
        assertThat(EventJson.mapper().readValue(EventJson.mapper().writeValueAsBytes(state), Ladder.class))
                .isEqualTo(state);
    }

    @Test
    void contradictionsAreRefusedByName() {
        assertRejected("ladder.no-rungs", "A ladder has at least one rung.", ladder(""));
        assertRejected("ladder.duplicate-rung", "A stands on the ladder twice.", ladder("A B A"));
        assertRejected("ladder.unknown-role", "C is no rung of this ladder.", ladder("A B", "A>C"));
        assertRejected("ladder.unknown-role", "X is no rung of this ladder.", ladder("A B", "X>B"));
        assertRejected("ladder.duplicate-next-role", "A to B is given twice.", ladder("A B", "A>B", "A>B"));
        assertRejected("ladder.circle", "The next roles lead in a circle: A, A.", ladder("A", "A>A"));
        assertRejected(
                "ladder.circle", "The next roles lead in a circle: B, C, B.", ladder("A B C", "A>B", "B>C", "C>B"));
    }

    @Test
    void aCircleOverTheLaddersOfSeveralTracksIsRefused() {
        DefineLadder alone = ladder("A B", "A>B");
        DefineLadder together = new DefineLadder(
                alone.track(),
                alone.name(),
                alone.rungs(),
                alone.nextRoles(),
                List.of(new NextRole("B", "C"), new NextRole("C", "A")),
                HR);
        assertRejected("ladder.circle", "The next roles lead in a circle: A, B, C, A.", together);

        DefineLadder beside = new DefineLadder(
                alone.track(),
                alone.name(),
                alone.rungs(),
                alone.nextRoles(),
                List.of(new NextRole("B", "C"), new NextRole("C", "D"), new NextRole("D", "C")),
                HR);
        assertThat(Ladder.decide(beside, Ladder.NONE)).hasSize(1);
    }

    @Test
    void malformedCodesAreRefused() {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> Ladder.decide(ladder("A/B"), Ladder.NONE))
                .matches(rejected -> rejected.code().equals("framework.role-id-malformed"));
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> new TrackId("a track"))
                .matches(rejected -> rejected.code().equals("ladder.track-id-malformed"));
    }
}
