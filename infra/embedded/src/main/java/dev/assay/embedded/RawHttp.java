package dev.assay.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Sends what no proper HTTP client would: odd paths, headers twice, bodies that end early.
public final class RawHttp {

    private static final int PATIENCE_MILLIS = 20_000;

    private RawHttp() {}

    /// @param status 0 if the connection was closed without an answer
    /// @param text everything that came back
    public record Answer(int status, String text) {}

    /// Sends one request on a connection of its own, says that nothing will follow, and reads until the server closes.
    ///
    /// @param request method and target, such as `GET //api`
    /// @param headers whole lines, besides Host and Connection
    /// @param body sent as it is, whatever the headers promise
    public static Answer send(int port, String request, List<String> headers, String body) {
        StringBuilder head = new StringBuilder(request).append(" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
        headers.forEach(header -> head.append(header).append("\r\n"));
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write((head + "\r\n" + body).getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            socket.shutdownOutput();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(answer.startsWith("HTTP/1.1 ") ? Integer.parseInt(answer.substring(9, 12)) : 0, answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
