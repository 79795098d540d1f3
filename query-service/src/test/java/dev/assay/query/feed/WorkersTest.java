package dev.assay.query.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WorkersTest {

    private final Workers workers = new Workers();

    @AfterEach
    void stop() {
        workers.stop();
    }

    @Test
    void resultsComeInTheOrderOfTheTasks() {
        assertThat(workers.all(List.<Callable<Integer>>of(() -> 1, () -> 2, () -> 3)))
                .containsExactly(1, 2, 3);
    }

    @Test
    void aFailureIsToldWhenTheOthersHaveEnded() {
        AtomicInteger ended = new AtomicInteger();
        CountDownLatch failing = new CountDownLatch(1);
        Callable<Integer> fails = () -> {
            failing.countDown();
            throw new IllegalStateException("the database is away");
        };
        Callable<Integer> goesOn = () -> {
            assertThat(failing.await(10, TimeUnit.SECONDS)).isTrue();
            return ended.incrementAndGet();
        };

        assertThatThrownBy(() -> workers.all(List.of(fails, goesOn, goesOn)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the database is away");
        assertThat(ended).hasValue(2);
    }
}
