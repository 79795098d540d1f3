package dev.assay.local;

import dev.assay.embedded.ServiceProcess;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/// What was started and must be stopped: the services first, since they need the servers to stop in good order.
final class Running implements AutoCloseable {

    private final Consumer<String> progress;
    private final List<ServiceProcess> services = new ArrayList<>();
    /// The latest first.
    private final Deque<AutoCloseable> servers = new ArrayDeque<>();

    private boolean closed;

    Running(Consumer<String> progress) {
        this.progress = progress;
    }

    /// Stops it at once if everything else has been stopped meanwhile.
    <T extends AutoCloseable> T add(T resource) {
        synchronized (this) {
            if (!closed) {
                if (resource instanceof ServiceProcess service) {
                    services.add(service);
                } else {
                    servers.push(resource);
                }
                return resource;
            }
        }
        close(resource);
        return resource;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        services.forEach(ServiceProcess::askToStop);
        services.forEach(this::close);
        servers.forEach(this::close);
    }

    private void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            progress.accept("Could not stop cleanly: " + e.getMessage());
        }
    }
}
