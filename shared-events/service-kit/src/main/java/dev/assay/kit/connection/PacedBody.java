package dev.assay.kit.connection;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/// The body of a request, which must come at the least rate. Only time that is spent waiting for the client counts, so
/// a body may be read as slowly as the work on it takes.
public final class PacedBody extends ServletInputStream {

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final ServletInputStream in;
    private final @Nullable SocketWrapperBase<?> connection;
    private final long usualTimeout;
    private final long graceNanos;
    private final double bytesPerNano;
    private final long longestNanos;
    private long bytes;
    private long waited;

    private PacedBody(HttpServletRequest request, ConnectionSettings settings, long longestNanos) throws IOException {
        this.in = request.getInputStream();
        this.connection = SupervisedProcessor.current();
        this.usualTimeout = connection == null ? 0 : connection.getReadTimeout();
        this.graceNanos = settings.rateGrace().toNanos();
        this.bytesPerNano = settings.minBodyRate().toBytes() / 1e9;
        this.longestNanos = longestNanos;
    }

    /// A body that may be as long as it wants to.
    public static PacedBody of(HttpServletRequest request, ConnectionSettings settings) throws IOException {
        return new PacedBody(request, settings, Long.MAX_VALUE);
    }

    /// A body that must have come within a time.
    public static PacedBody within(Duration longest, HttpServletRequest request, ConnectionSettings settings)
            throws IOException {
        return new PacedBody(request, settings, longest.toNanos());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /// @throws TooSlow if the client sends too slowly
    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        long start = System.nanoTime();
        try {
            await();
            int count = in.read(into, offset, length);
            bytes += Math.max(0, count);
            return count;
        } catch (SocketTimeoutException silent) {
            throw new TooSlow();
        } finally {
            check(start);
        }
    }

    /// The rest of the body is not waited for any more. What is left of it on the way is lost with the connection.
    public void giveUp() {
        if (connection != null) {
            connection.setReadTimeout(1);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    @Override
    public boolean isFinished() {
        return in.isFinished();
    }

    @Override
    public boolean isReady() {
        return in.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        in.setReadListener(listener);
    }

    /// Waits below Tomcat's own stream, which would have answered a timeout before we do.
    private void await() throws IOException {
        if (connection != null
                && in.available() == 0
                && !in.isFinished()
                && connection.getSocketBufferHandler().isReadBufferEmpty()) {
            long left = Math.min(graceNanos, longestNanos - waited);
            connection.setReadTimeout(Math.max(1, TimeUnit.NANOSECONDS.toMillis(left)));
            try {
                connection.read(true, NOTHING.duplicate());
            } finally {
                connection.setReadTimeout(usualTimeout);
            }
        }
    }

    private void check(long start) throws TooSlow {
        waited += System.nanoTime() - start;
        if (waited > longestNanos || (waited > graceNanos && bytes < waited * bytesPerNano)) {
            throw new TooSlow();
        }
    }
}
