package dev.assay.kit.connection;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.OncePerRequestFilter;

/// Has an eye on the client for as long as its request is at work. It stands where the body has been read, since then
/// nobody else reads from the connection.
public final class ClientFilter extends OncePerRequestFilter {

    /// Set where a body is read while the request is at work: then its reader notices who is gone.
    private static final String READS_BODY = ClientFilter.class.getName() + ".readsBody";

    private final ConnectionSupervisor supervisor;
    private final ConnectionSettings settings;

    public ClientFilter(ConnectionSupervisor supervisor, ConnectionSettings settings) {
        this.supervisor = supervisor;
        this.settings = settings;
    }

    /// For filters before this one: the body will be read while the request is at work.
    public static void bodyIsReadLater(HttpServletRequest request) {
        request.setAttribute(READS_BODY, true);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        SocketWrapperBase<?> connection =
                request.getAttribute(READS_BODY) == null ? SupervisedProcessor.current() : null;
        boolean reads = request.getMethod().equals(HttpMethod.GET.name());
        Client client = new Client(connection, reads ? Thread.currentThread() : null);
        HttpServletResponse paced = new PacedResponse(response, settings);
        if (connection == null) {
            chain.doFilter(request, paced);
            return;
        }
        boolean goesOn = false;
        supervisor.lookAfter(client);
        Client.enter(client);
        try {
            chain.doFilter(request, paced);
            if (request.isAsyncStarted()) {
                request.getAsyncContext().addListener(new End(client));
                goesOn = true;
            }
        } finally {
            Client.leave();
            client.detach();
            if (!goesOn) {
                supervisor.forget(client);
            }
            if (client.isGone()) {
                // The thread may have another request to answer.
                Thread.interrupted();
            }
        }
    }

    private final class End implements AsyncListener {

        private final Client client;

        End(Client client) {
            this.client = client;
        }

        @Override
        public void onComplete(@Nullable AsyncEvent event) {
            supervisor.forget(client);
        }

        @Override
        public void onTimeout(AsyncEvent event) {}

        @Override
        public void onError(AsyncEvent event) {}

        @Override
        public void onStartAsync(AsyncEvent event) {
            event.getAsyncContext().addListener(this);
        }
    }
}
