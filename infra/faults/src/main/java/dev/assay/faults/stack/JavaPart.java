package dev.assay.faults.stack;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A JVM of its own, started again whenever it ends by itself, as a platform would.
final class JavaPart implements Part {

    private final String name;
    private final Supplier<Child> launch;
    private final AtomicInteger endedByItself = new AtomicInteger();
    private @Nullable Child child;
    private boolean wanted;

    /// @param owner kept, because its end would close the child's standard input, and with that end the child
    record Child(ProcessHandle handle, Object owner) {}

    JavaPart(String name, Supplier<Child> launch) {
        this.name = name;
        this.launch = launch;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public synchronized void start() {
        wanted = true;
        if (!runs()) {
            child = launch.get();
        }
    }

    @Override
    public synchronized void kill() {
        wanted = false;
        handle().ifPresent(running -> Signals.kill(List.of(running)));
    }

    @Override
    public void stop() {
        handle().ifPresent(running -> Signals.stop(List.of(running)));
    }

    @Override
    public void go() {
        handle().ifPresent(running -> Signals.go(List.of(running)));
    }

    @Override
    public synchronized boolean runs() {
        return child != null && child.handle().isAlive();
    }

    /// Starts it again if it should run and does not.
    synchronized void watch() {
        if (wanted && !runs()) {
            endedByItself.incrementAndGet();
            child = launch.get();
        }
    }

    int timesEndedByItself() {
        return endedByItself.get();
    }

    synchronized Optional<ProcessHandle> handle() {
        return Optional.ofNullable(child).map(Child::handle);
    }
}
