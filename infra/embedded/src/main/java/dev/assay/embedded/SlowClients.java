package dev.assay.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Clients that take their time, each on a connection of its own, which they open again whenever it is ended.
public final class SlowClients implements AutoCloseable {

    /// How often each of those that send sends one byte.
    private static final long PACE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final InetSocketAddress service;
    private final List<Slow> all = new CopyOnWriteArrayList<>();
    private final Map<Integer, AtomicInteger> answers = new ConcurrentHashMap<>();
    private final AtomicInteger ended = new AtomicInteger();
    private volatile boolean closed;

    public SlowClients(int port) {
        this.service = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        Thread.ofPlatform().daemon().name("slow-clients").start(this::run);
    }

    /// A head that never ends.
    public SlowClients sendHeads(int count) {
        return start(count, true, "GET /api/engineers HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
    }

    /// The head at once, the body byte by byte.
    ///
    /// @param headers each with its end of line
    public SlowClients sendBodies(int count, String path, String headers) {
        return start(
                count,
                true,
                "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 60000\r\n" + headers + "\r\n{");
    }

    /// Ask and never take the answer.
    public SlowClients readNothing(int count, String path, String headers) {
        return start(count, false, "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n");
    }

    /// How many connections the service has ended.
    public int ended() {
        return ended.get();
    }

    /// The statuses of the answers that were read.
    public Map<Integer, Integer> answers() {
        Map<Integer, Integer> counts = new ConcurrentHashMap<>();
        answers.forEach((status, count) -> counts.put(status, count.get()));
        return counts;
    }

    @Override
    public void close() {
        closed = true;
        all.forEach(Slow::disconnect);
    }

    private SlowClients start(int count, boolean sends, String beginning) {
        for (int i = 0; i < count; i++) {
            all.add(new Slow(sends, beginning.getBytes(StandardCharsets.US_ASCII)));
        }
        return this;
    }

    private void run() {
        while (!closed) {
            all.forEach(Slow::step);
            LockSupport.parkNanos(PACE_NANOS);
        }
    }

    private final class Slow {

        private final boolean sends;
        private final byte[] beginning;
        private final ByteBuffer read = ByteBuffer.allocate(512);
        private SocketChannel channel;

        Slow(boolean sends, byte[] beginning) {
            this.sends = sends;
            this.beginning = beginning;
            this.channel = connect();
        }

        synchronized void step() {
            if (closed) {
                return;
            }
            try {
                if (sends) {
                    read.clear();
                    int count = channel.read(read);
                    if (count > "HTTP/1.1 ".length() + 3) {
                        note();
                    }
                    if (count < 0) {
                        again();
                    } else {
                        channel.write(ByteBuffer.wrap(new byte[] {' '}));
                    }
                } else if (!isOpen()) {
                    again();
                }
            } catch (IOException cut) {
                again();
            }
        }

        synchronized void disconnect() {
            try {
                channel.close();
            } catch (IOException gone) {
                // It is what was wanted.
            }
        }

        /// Says what cannot be found out without reading: an answer goes to whoever reads it, and nobody does.
        private boolean isOpen() throws IOException {
            return channel.write(ByteBuffer.wrap(new byte[] {'\r', '\n'})) >= 0;
        }

        private void note() {
            String status = new String(read.array(), "HTTP/1.1 ".length(), 3, StandardCharsets.US_ASCII);
            answers.computeIfAbsent(Integer.valueOf(status), any -> new AtomicInteger())
                    .incrementAndGet();
        }

        private void again() {
            ended.incrementAndGet();
            disconnect();
            channel = connect();
        }

        private SocketChannel connect() {
            try {
                SocketChannel fresh = SocketChannel.open();
                fresh.setOption(StandardSocketOptions.SO_RCVBUF, 4_096);
                fresh.connect(service);
                fresh.configureBlocking(false);
                fresh.write(ByteBuffer.wrap(beginning));
                return fresh;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
