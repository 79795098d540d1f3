package dev.assay.query;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;

/// Takes the commands of the promotion watch and remembers them; also hands out its access token.
public final class RecordingCommandService {

    public record Command(String path, String idempotencyKey, String authorization, String body) {}

    public record Answer(int status, String body) {}

    private final HttpServer server;
    private final List<Command> commands = new CopyOnWriteArrayList<>();
    private volatile Function<Command, Answer> behaviour = command -> new Answer(201, "{}");

    private RecordingCommandService(HttpServer server) {
        this.server = server;
    }

    static RecordingCommandService start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            RecordingCommandService service = new RecordingCommandService(server);
            server.createContext("/api/", service::command);
            server.createContext("/.well-known/openid-configuration", service::metadata);
            server.createContext(
                    "/token",
                    exchange -> service.answer(
                            exchange,
                            200,
                            "{\"access_token\":\"watch-token\",\"token_type\":\"Bearer\",\"expires_in\":300}"));
            server.setExecutor(Executors.newCachedThreadPool(task -> {
                Thread thread = new Thread(task, "recording-command-service");
                thread.setDaemon(true);
                return thread;
            }));
            server.start();
            return service;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /// The commands about one engineer, in the order in which they came.
    public List<Command> about(Object engineerId) {
        return commands.stream()
                .filter(command -> command.path().contains(engineerId.toString()))
                .toList();
    }

    public void answerBy(Function<Command, Answer> how) {
        behaviour = how;
    }

    private void command(HttpExchange exchange) throws IOException {
        Command command = new Command(
                exchange.getRequestURI().getPath(),
                exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                exchange.getRequestHeaders().getFirst("Authorization"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        commands.add(command);
        Answer answer = behaviour.apply(command);
        answer(exchange, answer.status(), answer.body());
    }

    private void metadata(HttpExchange exchange) throws IOException {
        answer(exchange, 200, """
                {"issuer":"%1$s","token_endpoint":"%1$s/token","jwks_uri":"%1$s/jwks",
                 "authorization_endpoint":"%1$s/authorize","subject_types_supported":["public"],
                 "response_types_supported":["code"],"id_token_signing_alg_values_supported":["RS256"]}""".formatted(url()));
    }

    private void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
