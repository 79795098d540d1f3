package dev.assay.faults.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A TCP relay before one server, which can cut, refuse and swallow.
public final class Link implements AutoCloseable {

    private enum State {
        OPEN,
        REFUSING,
        SILENT
    }

    private final String name;
    private final int target;
    private final ServerSocket entrance;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile State state = State.OPEN;

    /// @param target a port of the loopback interface
    Link(String name, int target) {
        this.name = name;
        this.target = target;
        try {
            this.entrance = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().name("link-" + name).start(this::accept);
    }

    public String name() {
        return name;
    }

    int port() {
        return entrance.getLocalPort();
    }

    /// Ends every connection with a reset; new ones are taken.
    public void cut() {
        sockets.forEach(Link::reset);
    }

    /// Ends every connection and takes no new one.
    public void refuse() {
        become(State.REFUSING);
        cut();
    }

    /// Keeps connections and passes nothing on; what was sent arrives after [#open], as TCP would send it again.
    public void silence() {
        become(State.SILENT);
    }

    public void open() {
        become(State.OPEN);
    }

    @Override
    public void close() {
        try {
            entrance.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        refuse();
    }

    private void become(State next) {
        lock.lock();
        try {
            state = next;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket client = entrance.accept();
                if (state == State.REFUSING) {
                    reset(client);
                } else {
                    Thread.ofVirtual().start(() -> connect(client));
                }
            } catch (IOException e) {
                // Closed; or a client that left at once.
            }
        }
    }

    private void connect(Socket client) {
        Socket server = new Socket();
        try {
            sockets.add(client);
            pass();
            server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), 2_000);
            sockets.add(server);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            Thread.ofVirtual().start(() -> pump(server, client));
            pump(client, server);
        } catch (IOException e) {
            end(client, server);
        }
    }

    private void pump(Socket from, Socket to) {
        byte[] buffer = new byte[64 * 1024];
        try {
            var in = from.getInputStream();
            var out = to.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                pass();
                out.write(buffer, 0, count);
            }
        } catch (IOException e) {
            // One side has gone; the other follows.
        } finally {
            end(from, to);
        }
    }

    /// Waits while the link is silent.
    private void pass() {
        lock.lock();
        try {
            while (state == State.SILENT) {
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    private void end(Socket one, Socket other) {
        for (Socket socket : new Socket[] {one, other}) {
            sockets.remove(socket);
            reset(socket);
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // Closed already.
        }
    }
}
