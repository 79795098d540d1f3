package dev.assay.command.history;

import dev.assay.embedded.Shared;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/// An import of history whose file is sent in parts, or not to its end.
final class SlowUpload implements AutoCloseable {

    private final Socket socket;
    private final OutputStream out;

    SlowUpload(int port, UUID caller, int length) throws IOException {
        socket = new Socket("127.0.0.1", port);
        out = socket.getOutputStream();
        out.write(("POST /api/imports/history HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-ndjson"
                        + "\r\nAuthorization: Bearer " + Shared.issuer().token(caller, "HR") + "\r\nIdempotency-Key: "
                        + UUID.randomUUID() + "\r\nContent-Length: " + length + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    }

    void send(byte[] body, int from, int to) throws IOException {
        out.write(Arrays.copyOfRange(body, from, to));
        out.flush();
    }

    String statusLine() throws IOException {
        return new String(socket.getInputStream().readNBytes(20), StandardCharsets.US_ASCII);
    }

    /// The whole answer, with its head.
    String answer() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
