package dev.assay.command.gateway;

import dev.assay.kit.http.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/// Reads the body once, up to a limit, so that a request can be refused for its size and told apart from others.
public final class BoundedBody extends OncePerRequestFilter {

    private static final int LIMIT = 1 << 20;
    private static final int IMPORT_LIMIT = 5 << 20;

    /// Streamed by its controller, which counts the bytes itself: it may be longer than the memory.
    private static final String STREAMED = "/api/imports/history";

    private static final String HASH = BoundedBody.class.getName() + ".hash";

    private final JsonMapper mapper;

    public BoundedBody(JsonMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getRequestURI().equals(STREAMED)) {
            request.setAttribute(HASH, sha256(request, new byte[0]));
            chain.doFilter(request, response);
            return;
        }
        int limit = request.getRequestURI().startsWith("/api/imports") ? IMPORT_LIMIT : LIMIT;
        byte[] body = request.getContentLengthLong() > limit
                ? new byte[0]
                : request.getInputStream().readNBytes(limit + 1);
        if (request.getContentLengthLong() > limit || body.length > limit) {
            Problem.of(
                            HttpStatus.CONTENT_TOO_LARGE,
                            "request.too-large",
                            "The body may have " + limit + " bytes at most.")
                    .write(response, mapper);
            return;
        }
        request.setAttribute(HASH, sha256(request, body));
        chain.doFilter(new BufferedRequest(request, body), response);
    }

    /// SHA-256 of method, path, query and body, in hex.
    static String hash(HttpServletRequest request) {
        return (String) request.getAttribute(HASH);
    }

    private static String sha256(HttpServletRequest request, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String query = request.getQueryString();
            String head = request.getMethod() + "\n" + request.getRequestURI() + "\n" + (query == null ? "" : query);
            digest.update((head + "\n").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class BufferedRequest extends HttpServletRequestWrapper {

        private final byte[] body;

        BufferedRequest(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            return new BufferedInput(new ByteArrayInputStream(body));
        }

        @Override
        public BufferedReader getReader() {
            String encoding = getCharacterEncoding();
            Charset charset = encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding);
            return new BufferedReader(new InputStreamReader(getInputStream(), charset));
        }
    }

    private static final class BufferedInput extends ServletInputStream {

        private final ByteArrayInputStream bytes;

        BufferedInput(ByteArrayInputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            return bytes.read(into, offset, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("The body is read already");
        }
    }
}
