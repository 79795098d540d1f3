package dev.assay.query.feed;

import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Does the parts of a batch side by side: while one waits for the database, another is encoded.
@Component
class Workers {

    private static final int THREADS = 4;

    private final ExecutorService threads = Executors.newFixedThreadPool(
            THREADS, Thread.ofPlatform().name("projection-", 0).daemon().factory());

    /// Returns when all tasks have ended, however they ended: nothing of a batch is still under way when it is tried
    /// again.
    ///
    /// @return the results in the order of the tasks
    /// @throws RuntimeException what the first of the tasks threw that failed
    <T> List<T> all(List<Callable<T>> tasks) {
        List<Future<T>> futures = tasks.stream().map(threads::submit).toList();
        List<T> results = new ArrayList<>();
        RuntimeException failed = null;
        boolean interrupted = false;
        for (Future<T> future : futures) {
            while (true) {
                try {
                    results.add(future.get());
                    break;
                } catch (InterruptedException later) {
                    interrupted = true;
                } catch (ExecutionException failure) {
                    failed = failed == null ? unwrapped(failure.getCause()) : failed;
                    break;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failed != null) {
            throw failed;
        }
        return results;
    }

    /// The same in the caller's thread, one after the other: little work costs less than to wake a thread for it.
    ///
    /// @throws RuntimeException what a task threw; those after it are not done
    static <T> List<T> inTurn(List<Callable<T>> tasks) {
        List<T> results = new ArrayList<>(tasks.size());
        for (Callable<T> task : tasks) {
            try {
                results.add(task.call());
            } catch (Exception failure) {
                throw unwrapped(failure);
            }
        }
        return results;
    }

    private static RuntimeException unwrapped(@Nullable Throwable failure) {
        return switch (failure) {
            case RuntimeException cause -> cause;
            case Error error -> throw error;
            case null, default -> new IllegalStateException(failure);
        };
    }

    @PreDestroy
    void stop() {
        threads.shutdown();
    }
}
