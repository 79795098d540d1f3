package dev.assay.faults.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/// Requests that may stay without an answer.
public final class Http implements AutoCloseable {

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    /// An answer of HTTP.
    public record Answer(int status, String body) {

        public boolean ok() {
            return status >= 200 && status < 300;
        }
    }

    /// @param key the idempotency key
    public Optional<Answer> post(URI uri, String token, String key, String body, Duration patience) {
        return write("POST", uri, token, key, "application/json", body, patience);
    }

    public Optional<Answer> write(
            String method, URI uri, String token, String key, String type, String body, Duration patience) {
        return send(HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", key)
                .header("Content-Type", type)
                .timeout(patience)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    public Optional<Answer> get(URI uri, String token, Duration patience) {
        return send(HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + token)
                .timeout(patience)
                .build());
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }

    private Optional<Answer> send(HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return Optional.of(new Answer(response.statusCode(), response.body()));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
