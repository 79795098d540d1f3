package dev.assay.embedded;

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
    private final InetSocketAddress target;
    private final ServerSocket entrance;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile State state = State.OPEN;
    private long connections;
    private long lost;

    /// @param target a port of the loopback interface
    public Link(String name, int target) {
        this(name, new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
    }

    public Link(String name, InetSocketAddress target) {
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

    public int port() {
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

    /// Forgets the connections that there are, without a word to either side, as a firewall may; new ones work.
    public void lose() {
        lock.lock();
        try {
            lost = connections;
        } finally {
            lock.unlock();
        }
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
        long number = number();
        try {
            sockets.add(client);
            pass(number);
            server.connect(target, 2_000);
            sockets.add(server);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            Thread.ofVirtual().start(() -> pump(server, client, number));
            pump(client, server, number);
        } catch (IOException e) {
            end(client, server);
        }
    }

    private void pump(Socket from, Socket to, long number) {
        byte[] buffer = new byte[64 * 1024];
        try {
            var in = from.getInputStream();
            var out = to.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                pass(number);
                out.write(buffer, 0, count);
            }
        } catch (IOException e) {
            // One side has gone; the other follows, as soon as the link tells it.
        }
        pass(number);
        end(from, to);
    }

    private long number() {
        lock.lock();
        try {
            return ++connections;
        } finally {
            lock.unlock();
        }
    }

    /// Waits while the link is silent, and for ever if the connection is lost.
    private void pass(long number) {
        lock.lock();
        try {
            while (state == State.SILENT || number <= lost) {
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
