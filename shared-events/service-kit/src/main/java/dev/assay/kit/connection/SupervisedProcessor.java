package dev.assay.kit.connection;

import java.io.IOException;
import org.apache.coyote.Adapter;
import org.apache.coyote.Constants;
import org.apache.coyote.RequestInfo;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/// Knows since when a connection has sent a part of a request's head and not the rest. Tomcat's own timeout begins
/// anew with every byte.
final class SupervisedProcessor extends Http11Processor {

    private static final ThreadLocal<SocketWrapperBase<?>> CURRENT = new ThreadLocal<>();

    /// When the head was found incomplete, by [System#nanoTime]; zero while none is.
    private volatile long incompleteSince;

    private @Nullable SocketWrapperBase<?> connection;

    SupervisedProcessor(AbstractHttp11Protocol<?> protocol, Adapter adapter) {
        super(protocol, adapter);
    }

    /// The connection of the request that this thread is answering.
    static @Nullable SocketWrapperBase<?> current() {
        return CURRENT.get();
    }

    @Override
    public SocketState service(SocketWrapperBase<?> socket) throws IOException {
        if (connection != socket) {
            incompleteSince = 0;
        }
        long since = incompleteSince;
        incompleteSince = 0;
        CURRENT.set(socket);
        SocketState state = SocketState.CLOSED;
        try {
            state = super.service(socket);
            return state;
        } finally {
            CURRENT.remove();
            boolean incomplete = state == SocketState.LONG && !isAsync();
            connection = incomplete ? socket : null;
            if (incomplete) {
                incompleteSince = since == 0 ? Math.max(1, System.nanoTime()) : since;
            }
        }
    }

    /// True if a part of a head has been there for so long and nobody is reading at this moment.
    boolean headIsOlderThan(long nanos) {
        long since = incompleteSince;
        return since != 0 && System.nanoTime() - since > nanos;
    }

    /// True while the rest of a request that is answered already is read and thrown away.
    boolean readsRest() {
        RequestInfo info = getRequest().getRequestProcessor();
        return info.getStage() == Constants.STAGE_ENDINPUT;
    }
}
