package dev.assay.kit.connection;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at all connections now and then: closes those whose request's head does not come to its end, and notices
/// clients that are gone while their answer is being made. Tomcat notices the one only between two bytes and the other
/// only when it writes.
public final class ConnectionSupervisor implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ConnectionSupervisor.class);

    /// Most requests are answered before anybody needs to look after their clients.
    private static final long LOOK_AFTER_NANOS = 100_000_000;

    /// How long the rest of a request is read that is answered already.
    private static final long REST_NANOS = 2_000_000_000;

    private final ConnectionSettings settings;
    private final CopyOnWriteArrayList<SupervisedProtocol> protocols = new CopyOnWriteArrayList<>();
    private final Set<Client> clients = ConcurrentHashMap.newKeySet();
    private Map<Object, Long> idle = new IdentityHashMap<>();
    private Map<Object, Long> answered = new IdentityHashMap<>();
    private volatile boolean closed;

    ConnectionSupervisor(ConnectionSettings settings) {
        this.settings = settings;
        Thread.ofPlatform().daemon().name("connection-supervisor").start(this::run);
    }

    void supervise(SupervisedProtocol protocol) {
        protocols.add(protocol);
    }

    void lookAfter(Client client) {
        clients.add(client);
    }

    void forget(Client client) {
        clients.remove(client);
        client.end();
    }

    @Override
    public void close() {
        closed = true;
    }

    private void run() {
        while (!closed) {
            LockSupport.parkNanos(settings.checkInterval().toNanos());
            try {
                look();
            } catch (RuntimeException failure) {
                log.error("Looking at the connections failed; it is tried again", failure);
            }
        }
    }

    private void look() {
        for (Client client : clients) {
            if (client.waitsLongerThan(LOOK_AFTER_NANOS)) {
                client.look();
            }
        }
        Map<Object, Long> idleNow = new IdentityHashMap<>();
        Map<Object, Long> answeredNow = new IdentityHashMap<>();
        for (SupervisedProtocol protocol : protocols) {
            Set<SocketWrapperBase<NioChannel>> connections = protocol.connections();
            boolean crowded = connections.size() > protocol.getMaxConnections() / 4 * 3;
            connections.forEach(connection -> look(connection, crowded, idleNow, answeredNow));
        }
        idle = idleNow;
        answered = answeredNow;
    }

    private void look(
            SocketWrapperBase<NioChannel> connection,
            boolean crowded,
            Map<Object, Long> idleNow,
            Map<Object, Long> answeredNow) {
        long now = System.nanoTime();
        long crowdedNanos = settings.crowdedTimeout().toNanos();
        if (connection.getCurrentProcessor() instanceof SupervisedProcessor processor) {
            long patience = crowded ? crowdedNanos : settings.headTimeout().toNanos();
            if (processor.headIsOlderThan(patience)) {
                end(connection);
            } else if (processor.readsRest()) {
                long since = answered.getOrDefault(connection, now);
                answeredNow.put(connection, since);
                if (now - since > REST_NANOS) {
                    // Its next read is its last.
                    connection.setReadTimeout(1);
                }
            }
        } else if (crowded) {
            long since = idle.getOrDefault(connection, now);
            idleNow.put(connection, since);
            if (now - since > crowdedNanos) {
                end(connection);
            }
        }
    }

    /// As Tomcat ends a connection that has timed out.
    private static void end(SocketWrapperBase<NioChannel> connection) {
        connection.processSocket(SocketEvent.ERROR, true);
    }
}
