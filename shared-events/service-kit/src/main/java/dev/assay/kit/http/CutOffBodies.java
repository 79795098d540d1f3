package dev.assay.kit.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.SocketTimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/// Remembers of a request that its body ended early, whoever read it.
///
/// The server has refused the request by then, and takes no other answer than that of its error page.
final class CutOffBodies extends OncePerRequestFilter {

    private static final String CUT_OFF = CutOffBodies.class.getName();

    /// @return the problem that the error page tells of; null if the body was whole
    static @Nullable Problem problem(HttpServletRequest request) {
        return request.getAttribute(CUT_OFF) == null
                ? null
                : Problem.of(HttpStatus.BAD_REQUEST, "request.incomplete", "The body ended early; send it again.");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(new Watched(request), response);
        } catch (IOException failure) {
            if (request.getAttribute(CUT_OFF) == null) {
                throw failure;
            }
            // The error page answers.
        }
    }

    private static final class Watched extends HttpServletRequestWrapper {

        private @Nullable Body body;

        Watched(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            Body known = body;
            if (known == null) {
                known = new Body(super.getInputStream(), getRequest()::setAttribute);
                body = known;
            }
            return known;
        }
    }

    private interface Attributes {
        void set(String name, Object value);
    }

    private static final class Body extends ServletInputStream {

        private final ServletInputStream body;
        private final Attributes attributes;

        Body(ServletInputStream body, Attributes attributes) {
            this.body = body;
            this.attributes = attributes;
        }

        @Override
        public int read() throws IOException {
            try {
                return body.read();
            } catch (IOException failure) {
                throw cutOff(failure);
            }
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            try {
                return body.read(into, offset, length);
            } catch (IOException failure) {
                throw cutOff(failure);
            }
        }

        /// A client that is only slow has an answer of its own.
        private IOException cutOff(IOException failure) {
            if (!(failure instanceof SocketTimeoutException)) {
                attributes.set(CUT_OFF, true);
            }
            return failure;
        }

        @Override
        public int available() throws IOException {
            return body.available();
        }

        @Override
        public void close() throws IOException {
            body.close();
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
