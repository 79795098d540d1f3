package dev.assay.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Sends requests as a user would and gives back what the user sees.
public final class ApiClient {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private static final String ACTUATOR = "/actuator";

    private final int port;
    private final int managementPort;
    private final Map<String, String> headers;

    ApiClient(int port, int managementPort) {
        this(port, managementPort, Map.of());
    }

    private ApiClient(int port, int managementPort, Map<String, String> headers) {
        this.port = port;
        this.managementPort = managementPort;
        this.headers = headers;
    }

    public ApiClient with(String header, String value) {
        Map<String, String> all = new HashMap<>(headers);
        all.put(header, value);
        return new ApiClient(port, managementPort, all);
    }

    public ApiClient withKey(String idempotencyKey) {
        return with("Idempotency-Key", idempotencyKey);
    }

    /// POST of JSON, with an idempotency key of its own unless one is set.
    public Reply post(String path, String json) {
        return post(path, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    public Reply post(String path, String contentType, byte[] body) {
        ApiClient keyed = headers.containsKey("Idempotency-Key")
                ? this
                : withKey(UUID.randomUUID().toString());
        return keyed.send("POST", path, contentType, body);
    }

    public Reply put(String path, String json) {
        return send("PUT", path, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    public Reply get(String path) {
        return send("GET", path, null, new byte[0]);
    }

    /// Exactly this, and no header besides. Actuator answers on a port of its own.
    public Reply send(String method, String path, @Nullable String contentType, byte[] body) {
        int at = path.startsWith(ACTUATOR) ? managementPort : port;
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + at + path))
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        headers.forEach(request::header);
        try {
            return new Reply(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// What came back.
    public record Reply(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public String body() {
            return response.body();
        }

        public JsonNode json() {
            return MAPPER.readTree(body());
        }

        /// A text at the top of the JSON body, empty if there is none.
        public String text(String field) {
            return json().path(field).asString("");
        }

        /// The stable code of a problem.
        public String code() {
            return text("code");
        }

        public long version() {
            return json().path("version").asLong(-1);
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }
}
