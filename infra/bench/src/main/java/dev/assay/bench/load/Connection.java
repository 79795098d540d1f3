package dev.assay.bench.load;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// One kept connection of HTTP/1.1, blocking: what costs a client least, so that the load does not measure itself.
public final class Connection implements AutoCloseable {

    /// The services close a connection that was idle for twenty seconds.
    private static final long IDLE_NANOS = 5_000_000_000L;

    private final int port;
    private final String authorization;
    private Socket socket;
    private InputStream in;
    private OutputStream out;
    private byte[] line = new byte[512];
    private long usedAt = System.nanoTime();

    /// @param token sent with every request
    public Connection(int port, String token) throws IOException {
        this.port = port;
        this.authorization = "\r\nAuthorization: Bearer " + token;
        this.socket = open();
        this.in = new BufferedInputStream(socket.getInputStream(), 1 << 14);
        this.out = socket.getOutputStream();
    }

    /// @param status of HTTP
    public record Answer(int status, byte[] body) {

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        /// @throws IllegalStateException if it is not a success
        public Answer require() {
            if (status >= 300) {
                throw new IllegalStateException("Answered " + status + ": " + text());
            }
            return this;
        }
    }

    public Answer get(String path) throws IOException {
        return send("GET", path, "", "application/json", new byte[0]);
    }

    /// @param key the `Idempotency-Key`
    public Answer send(String method, String path, String key, String contentType, byte[] body) throws IOException {
        var head = new StringBuilder(1024);
        head.append(method)
                .append(' ')
                .append(path)
                .append(" HTTP/1.1\r\nHost: 127.0.0.1")
                .append(authorization);
        if (!key.isEmpty()) {
            head.append("\r\nIdempotency-Key: ").append(key);
        }
        if (!method.equals("GET")) {
            head.append("\r\nContent-Type: ").append(contentType);
            head.append("\r\nContent-Length: ").append(body.length);
        }
        head.append("\r\n\r\n");
        byte[] request = new byte[head.length() + body.length];
        for (int index = 0; index < head.length(); index++) {
            request[index] = (byte) head.charAt(index);
        }
        System.arraycopy(body, 0, request, head.length(), body.length);
        if (System.nanoTime() - usedAt > IDLE_NANOS) {
            reopen();
        }
        out.write(request);
        Answer answer = receive();
        usedAt = System.nanoTime();
        return answer;
    }

    private Answer receive() throws IOException {
        int status = Integer.parseInt(line().substring(9, 12));
        int length = 0;
        boolean chunked = false;
        boolean close = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            } else if (header.regionMatches(true, 0, "Transfer-Encoding:", 0, 18)) {
                chunked = true;
            } else if (header.regionMatches(true, 0, "Connection: close", 0, 17)) {
                close = true;
            }
        }
        byte[] body = chunked ? chunks() : exactly(length);
        if (close) {
            reopen();
        }
        return new Answer(status, body);
    }

    private void reopen() throws IOException {
        close();
        socket = open();
        in = new BufferedInputStream(socket.getInputStream(), 1 << 14);
        out = socket.getOutputStream();
    }

    private byte[] chunks() throws IOException {
        byte[] body = new byte[0];
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            byte[] chunk = exactly(size);
            body = Arrays.copyOf(body, body.length + size);
            System.arraycopy(chunk, 0, body, body.length - size, size);
            line();
        }
        line();
        return body;
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(line().strip(), 16);
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }

    private String line() throws IOException {
        int length = 0;
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("The service closed the connection");
            }
            if (length == line.length) {
                line = Arrays.copyOf(line, 2 * length);
            }
            line[length++] = (byte) next;
        }
        return new String(
                line, 0, length > 0 && line[length - 1] == '\r' ? length - 1 : length, StandardCharsets.ISO_8859_1);
    }

    private Socket open() throws IOException {
        var opened = new Socket(InetAddress.getLoopbackAddress(), port);
        opened.setTcpNoDelay(true);
        opened.setSoTimeout(30_000);
        return opened;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
