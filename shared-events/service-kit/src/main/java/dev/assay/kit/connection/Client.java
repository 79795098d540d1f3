package dev.assay.kit.connection;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketBufferHandler;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/// Who waits for the answer of one request, and whether they still do.
///
/// Where a thread only reads, it is interrupted when its client is gone, so that it waits for no store any longer. Work
/// that takes long asks now and then. A command that was taken is carried out.
public final class Client {

    /// For work that no client waits for.
    private static final Client NOBODY = new Client(null, null);

    private static final ThreadLocal<Client> CURRENT = ThreadLocal.withInitial(() -> NOBODY);

    private final @Nullable SocketWrapperBase<?> connection;

    /// Whom to wake when the client is gone.
    private final @Nullable Thread reader;

    private final long since = System.nanoTime();
    private volatile boolean gone;
    private boolean ended;
    private boolean detached;

    /// @param reader the thread that answers, where it only reads and so may be interrupted at any time
    Client(@Nullable SocketWrapperBase<?> connection, @Nullable Thread reader) {
        this.connection = connection;
        this.reader = reader;
    }

    /// The client of the request that this thread answers. Threads that go on with its work take it along.
    public static Client current() {
        return CURRENT.get();
    }

    static void enter(Client client) {
        CURRENT.set(client);
    }

    static void leave() {
        CURRENT.remove();
    }

    public boolean isGone() {
        return gone;
    }

    /// @throws ClientGone if nobody waits for the answer
    public void requirePresent() {
        if (gone) {
            throw new ClientGone();
        }
    }

    boolean waitsLongerThan(long nanos) {
        return System.nanoTime() - since > nanos;
    }

    /// Looks whether the other side has closed. What it may have sent meanwhile, the next request, goes to the
    /// connection's own buffer and waits there. Who fills that buffer is not looked after any more and counts as
    // gone.
    synchronized void look() {
        if (ended || gone || connection == null) {
            return;
        }
        gone = isClosed(connection);
        if (gone && reader != null && !detached) {
            reader.interrupt();
        }
    }

    private static boolean isClosed(SocketWrapperBase<?> connection) {
        SocketBufferHandler buffers = connection.getSocketBufferHandler();
        buffers.configureReadBufferForWrite();
        ByteBuffer ahead = buffers.getReadBuffer();
        try {
            return !ahead.hasRemaining()
                    || !(connection.getSocket() instanceof NioChannel channel)
                    || channel.read(ahead) < 0;
        } catch (IOException cut) {
            return true;
        }
    }

    /// The answer goes on without the thread that began it.
    synchronized void detach() {
        detached = true;
    }

    /// From here on the connection's reader is somebody else.
    synchronized void end() {
        ended = true;
    }
}
