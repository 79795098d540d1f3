package dev.assay.command.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TogetherTest {

    /// The question that keeps its work busy until it is let go.
    private static final int SLOW = -1;

    private static final int WRONG = -2;

    private final CountDownLatch letGo = new CountDownLatch(1);
    private final ConcurrentLinkedQueue<List<Integer>> worked = new ConcurrentLinkedQueue<>();
    private final Together<Integer, Integer> doubled = new Together<>(this::work);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private List<Integer> work(List<Integer> questions) {
        worked.add(questions);
        if (questions.contains(SLOW)) {
            try {
                letGo.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        if (questions.contains(WRONG)) {
            throw new IllegalArgumentException("wrong");
        }
        return questions.stream().map(question -> 2 * question).toList();
    }

    @AfterEach
    void end() {
        letGo.countDown();
        threads.close();
    }

    @Test
    void aWorkThatLeavesOutAnAnswerFailsAllWhoAskedInsteadOfLettingThemWait() {
        Together<Integer, Integer> silent = new Together<>(questions -> List.of());
        assertThatThrownBy(() -> silent.ask(1)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatQueuesUpIsAnsweredInOneGoAndEverybodyGetsTheirOwnAnswer() throws Exception {
        busyWithAllTurns();
        List<FutureTask<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            int question = i;
            FutureTask<Integer> answer = new FutureTask<>(() -> doubled.ask(question));
            answers.add(answer);
            Thread asking = Thread.ofPlatform().start(answer);
            await().until(() -> asking.getState() == Thread.State.TIMED_WAITING);
        }
        letGo.countDown();

        for (int i = 0; i < answers.size(); i++) {
            assertThat(answers.get(i).get()).isEqualTo(2 * i);
        }
        assertThat(worked.size())
                .as("works, of which four at a time share what has queued up")
                .isBetween(5, 8);
    }

    @Test
    void aFailureIsToldToAllWhoAskedTogetherAndToNobodyElse() throws Exception {
        Future<Integer> wrong = threads.submit(() -> doubled.ask(WRONG));

        assertThatThrownBy(wrong::get)
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseInstanceOf(IllegalArgumentException.class);
        assertThat(doubled.ask(3)).isEqualTo(6);
    }

    @Test
    void workThatIsHeldUpIsPassed() throws Exception {
        Future<Integer> slow = threads.submit(() -> doubled.ask(SLOW));
        await().until(() -> !worked.isEmpty());

        assertThat(doubled.ask(5)).isEqualTo(10);
        assertThat(slow).isNotDone();
        letGo.countDown();
        assertThat(slow.get()).isEqualTo(2 * SLOW);
    }

    /// One works in the usual way and three have passed it: whoever comes now waits.
    private void busyWithAllTurns() {
        for (int turn = 1; turn <= 4; turn++) {
            int works = turn;
            threads.submit(() -> doubled.ask(SLOW));
            await().until(() -> worked.size() == works);
        }
    }
}
