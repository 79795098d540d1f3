package dev.assay.local;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A demo user at the public API.
final class User {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Settings settings;
    private final String token;

    private User(Settings settings, String token) {
        this.settings = settings;
        this.token = token;
    }

    static User of(Settings settings, String name) {
        String credentials = Base64.getEncoder().encodeToString((name + ":" + name).getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(
                        Environments.address(settings.issuer()).resolve("/oauth2/token"))
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        JsonNode answer = JSON.readTree(send(request).body());
        return new User(settings, answer.required("access_token").asString());
    }

    static User with(Settings settings, String token) {
        return new User(settings, token);
    }

    HttpResponse<String> get(String path) {
        return send(
                HttpRequest.newBuilder(Environments.address(settings.query()).resolve(path))
                        .header("Authorization", "Bearer " + token)
                        .timeout(PATIENCE)
                        .build());
    }

    /// @return the body of a successful answer
    JsonNode read(String path) {
        HttpResponse<String> answer = get(path);
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + " was answered with " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    /// @return the id in a successful answer
    String post(String path, String body) {
        HttpResponse<String> answer = post(path, UUID.randomUUID().toString(), body);
        if (answer.statusCode() >= 300) {
            throw new AssertionError(path + " was answered with " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body()).required("id").asString();
    }

    HttpResponse<String> post(String path, String key, String body) {
        return send(command(path, key, body));
    }

    /// Fails if the connection breaks.
    CompletableFuture<HttpResponse<String>> postAsync(String path, String key, String body) {
        return CLIENT.sendAsync(command(path, key, body), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest command(String path, String key, String body) {
        return HttpRequest.newBuilder(Environments.address(settings.command()).resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("No answer from " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
