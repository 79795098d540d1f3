package dev.assay.command.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Answers what several threads ask at the same time in one go, for work whose cost hardly depends on how much is
/// asked: a statement, a commit.
///
/// Who asks alone waits for nobody. While several ask at the same time, works begin a moment after each other, so that
/// each answers more of them. What is answered is asked before the work begins.
public final class Together<Q, A extends @Nullable Object> {

    /// Who has waited so long suspects that the work on its way is held up, and passes it.
    private static final Duration PATIENCE = Duration.ofMillis(10);

    /// Between the beginnings of two works, when the first was for several.
    private static final Duration PACE = Duration.ofMillis(2);

    private static final int PASSING = 3;
    private static final int AT_MOST = 64;

    private final Work<Q, A> work;
    private final Queue<Waiting<Q, A>> queue = new ConcurrentLinkedQueue<>();
    private final Semaphore usual = new Semaphore(1);
    private final Semaphore passing = new Semaphore(PASSING);

    /// When the next work may begin.
    private volatile long next = System.nanoTime();

    public Together(Work<Q, A> work) {
        this.work = work;
    }

    /// Runs in the thread of one of those who ask, and possibly in several at the same time.
    public interface Work<Q, A extends @Nullable Object> {

        /// @return an answer to each question, in their order; what is thrown is thrown to all who asked
        List<A> answer(List<Q> questions);
    }

    public A ask(Q question) {
        Waiting<Q, A> mine = new Waiting<>(question);
        queue.add(mine);
        boolean interrupted = false;
        Semaphore turn = usual;
        while (!mine.done) {
            if (!workFor(turn) && !mine.done) {
                long started = System.nanoTime();
                LockSupport.parkNanos(this, PATIENCE.toNanos());
                interrupted |= Thread.interrupted();
                turn = System.nanoTime() - started < PATIENCE.toNanos() ? usual : passing;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return mine.answer();
    }

    /// @return whether anything was done
    private boolean workFor(Semaphore turn) {
        if (!turn.tryAcquire()) {
            return false;
        }
        List<Waiting<Q, A>> together = new ArrayList<>();
        try {
            awaitCompany();
            for (Waiting<Q, A> one = queue.poll(); one != null; one = together.size() < AT_MOST ? queue.poll() : null) {
                together.add(one);
            }
            if (!together.isEmpty()) {
                next = System.nanoTime() + (together.size() > 1 ? PACE.toNanos() : 0);
                answer(together);
            }
        } finally {
            turn.release();
            // It may have queued up when it was nobody's turn.
            Waiting<Q, A> left = queue.peek();
            if (left != null) {
                LockSupport.unpark(left.thread);
            }
        }
        return !together.isEmpty();
    }

    private void awaitCompany() {
        for (long wait = next - System.nanoTime(); wait > 0; wait = next - System.nanoTime()) {
            LockSupport.parkNanos(this, wait);
        }
    }

    private void answer(List<Waiting<Q, A>> together) {
        try {
            List<A> answers = work.answer(
                    together.stream().map(waiting -> waiting.question).toList());
            if (answers.size() != together.size()) {
                // Whoever got none would wait for ever.
                throw new IllegalStateException(together.size() + " questions, " + answers.size() + " answers");
            }
            for (int i = 0; i < answers.size(); i++) {
                together.get(i).end(answers.get(i), null);
            }
        } catch (RuntimeException e) {
            together.forEach(waiting -> waiting.end(null, e));
        } catch (Error e) {
            together.forEach(waiting -> waiting.end(null, new IllegalStateException("The work failed", e)));
            throw e;
        }
    }

    private static final class Waiting<Q, A extends @Nullable Object> {

        final Q question;
        final Thread thread = Thread.currentThread();
        volatile boolean done;
        private @Nullable A answer;
        private @Nullable RuntimeException failure;

        Waiting(Q question) {
            this.question = question;
        }

        void end(@Nullable A found, @Nullable RuntimeException ending) {
            answer = found;
            failure = ending;
            done = true;
            LockSupport.unpark(thread);
        }

        @SuppressWarnings("NullAway") // Null only where the type of the answers allows it.
        A answer() {
            if (failure != null) {
                throw failure;
            }
            return answer;
        }
    }
}
