package dev.assay.query.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.query.EventStream;
import dev.assay.query.Histories;
import dev.assay.query.QueryServiceTest;
import dev.assay.query.RecordingCommandService.Answer;
import dev.assay.query.RecordingCommandService.Command;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SweepTest extends QueryServiceTest {

    private final UUID engineer = UUID.randomUUID();
    private final UUID rating = UUID.randomUUID();

    @BeforeAll
    static void start() {
        service();
        EventStream.publish(Histories.ladder());
    }

    @AfterEach
    void reset() {
        CLOCK.reset();
        COMMANDS.answerBy(command -> new Answer(201, "{}"));
    }

    @Test
    void aLatePromotionIsRaisedOnceWithinFiveSecondsOfItsRating() {
        LocalDate today = LocalDate.now(CLOCK);
        EventStream.publish(
                Histories.registered(engineer, "IMPE", null, today.minusYears(1)),
                Histories.rated(engineer, rating, "IMMEDIATE", today));

        await().atMost(Duration.ofSeconds(5)).until(() -> !commands().isEmpty());
        Command command = commands().getFirst();
        assertThat(command.path()).isEqualTo("/api/engineers/" + engineer + "/alerts");
        assertThat(command.body()).contains("\"IMMEDIATE\"", rating.toString());
        assertThat(command.authorization()).isEqualTo("Bearer watch-token");
        assertThat(command.idempotencyKey()).isNotBlank();

        EventStream.publish(Histories.raised(engineer, UUID.randomUUID(), rating, "IMMEDIATE", today));
        await().during(Duration.ofSeconds(2)).until(() -> commands().size() == 1);
    }

    @Test
    void aCommandThatFailedIsSentAgainWithTheSameKey() {
        AtomicInteger tries = new AtomicInteger();
        COMMANDS.answerBy(command -> command.path().contains(engineer.toString()) && tries.getAndIncrement() < 2
                ? new Answer(503, "{}")
                : new Answer(201, "{}"));
        LocalDate today = LocalDate.now(CLOCK);
        EventStream.publish(
                Histories.registered(engineer, "IMPE", null, today.minusYears(1)),
                Histories.rated(engineer, rating, "OVERDUE", today));

        await().atMost(Duration.ofSeconds(15)).until(() -> commands().size() == 3);
        assertThat(commands())
                .extracting(Command::idempotencyKey)
                .containsOnly(commands().getFirst().idempotencyKey());
    }

    @Test
    void aBusyCommandServiceIsAskedForOneEngineerAtATimeAndForAllOnceItAnswers() {
        List<UUID> engineers = Stream.generate(UUID::randomUUID).limit(20).toList();
        AtomicInteger asked = new AtomicInteger();
        COMMANDS.answerBy(command -> {
            asked.incrementAndGet();
            return new Answer(503, "{}");
        });
        LocalDate today = LocalDate.now(CLOCK);
        engineers.forEach(one -> EventStream.publish(
                Histories.registered(one, "IMPE", null, today.minusYears(1)),
                Histories.rated(one, UUID.randomUUID(), "OVERDUE", today)));

        await().atMost(Duration.ofSeconds(10)).until(() -> asked.get() > 0);
        asked.set(0);
        await().during(Duration.ofSeconds(1)).until(() -> asked.get() < engineers.size() / 2);

        COMMANDS.answerBy(command -> new Answer(201, "{}"));
        await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> assertThat(engineers)
                .noneMatch(one -> COMMANDS.about(one).isEmpty()));
    }

    @Test
    void aRefusedCommandIsNotRepeatedTheSameDay() {
        COMMANDS.answerBy(command -> new Answer(422, "{\"code\":\"alert.cause-no-longer-stands\"}"));
        LocalDate today = LocalDate.now(CLOCK);
        EventStream.publish(
                Histories.registered(engineer, "IMPE", null, today.minusYears(1)),
                Histories.rated(engineer, rating, "OVERDUE", today));

        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(commands()).hasSize(1));
        await().during(Duration.ofSeconds(2)).until(() -> commands().size() == 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 413, 415})
    void aCommandThatWouldBeRefusedAgainIsNotRepeatedEither(int status) {
        COMMANDS.answerBy(command ->
                command.path().contains(engineer.toString()) ? new Answer(status, "{}") : new Answer(201, "{}"));
        LocalDate today = LocalDate.now(CLOCK);
        EventStream.publish(
                Histories.registered(engineer, "IMPE", null, today.minusYears(1)),
                Histories.rated(engineer, rating, "OVERDUE", today));

        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(commands()).hasSize(1));
        await().during(Duration.ofSeconds(2)).until(() -> commands().size() == 1);
    }

    @Test
    void whatBecomesDueByTheCalendarIsRaisedOnItsDay() {
        LocalDate today = LocalDate.now(CLOCK);
        EventStream.publish(
                Histories.registered(engineer, "IMPE", null, today.minusYears(1)),
                Histories.rated(engineer, rating, "CONVERSATION", today));
        await().during(Duration.ofSeconds(1)).until(() -> commands().isEmpty());

        CLOCK.advance(Duration.ofDays(91));

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(commands()).hasSize(1));
        assertThat(commands().getFirst().body()).contains("CONVERSATION");
    }

    private List<Command> commands() {
        return COMMANDS.about(engineer);
    }
}
