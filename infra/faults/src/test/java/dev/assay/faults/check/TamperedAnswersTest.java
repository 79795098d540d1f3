package dev.assay.faults.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.faults.check.Attempt.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Each test tampers in one way with what is answered; the checks for what it broke must say so.
class TamperedAnswersTest {

    private static final String COMMANDS = new CommandsCheck().name();
    private static final String ANSWERS = new AnswersCheck().name();

    private final SampleHistory sample = new SampleHistory();

    @Test
    void aDroppedAnswerIsFound() {
        sample.answers.removeIf(answer ->
                answer.key().equals(sample.attempt(Outcome.ACKNOWLEDGED).key()));

        assertThat(sample.broken()).contains(ANSWERS);
    }

    @Test
    void aDroppedRefusalIsFound() {
        sample.answers.removeIf(
                answer -> answer.key().equals(sample.attempt(Outcome.REFUSED).key()));

        assertThat(sample.broken()).contains(ANSWERS);
    }

    @Test
    void anAnswerStoredTwiceIsFound() {
        sample.answers.add(sample.answers.getFirst());

        assertThat(sample.broken()).contains(ANSWERS);
    }

    @Test
    void swappedAnswersAreFound() {
        List<Attempt> done = sample.attempts.stream()
                .filter(attempt -> attempt.outcome() == Outcome.ACKNOWLEDGED)
                .toList();
        Attempt one = done.get(0);
        Attempt other = done.get(1);
        sample.attempts.set(sample.attempts.indexOf(one), SampleHistory.answered(one, other));
        sample.attempts.set(sample.attempts.indexOf(other), SampleHistory.answered(other, one));

        assertThat(sample.broken()).contains(COMMANDS, ANSWERS);
    }

    @Test
    void anInventedAnswerIsFound() {
        sample.answers.add(new StoredAnswer(SampleHistory.CLIENT, "nobody", 201, "nothing", 0));

        assertThat(sample.broken()).contains(ANSWERS);
    }

    @Test
    void aSecondAnswerThatDiffersFromTheFirstIsFound() {
        Attempt attempt = sample.attempt(Outcome.ACKNOWLEDGED);
        sample.attempts.add(new Attempt(
                attempt.actor(),
                attempt.key(),
                attempt.mark(),
                attempt.stream(),
                attempt.startedAt() + 5,
                attempt.endedAt() + 5,
                Outcome.ACKNOWLEDGED,
                201,
                "another",
                attempt.version()));

        assertThat(sample.broken()).contains(ANSWERS);
    }
}
