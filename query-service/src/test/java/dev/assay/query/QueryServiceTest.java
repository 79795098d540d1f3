package dev.assay.query;

import dev.assay.embedded.Shared;
import dev.assay.events.EventJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.JsonNode;

/// For tests that ask the running service: it starts once in a JVM, on real servers.
public abstract class QueryServiceTest {

    protected static final HttpClient HTTP = HttpClient.newHttpClient();
    protected static final TestClock CLOCK = new TestClock();

    /// Counts what the service reads from MongoDB.
    protected static final MongoReads READS = new MongoReads();

    protected static final UUID HR = UUID.randomUUID();

    private static @Nullable ConfigurableApplicationContext service;

    /// Counts the requests of the promotion watch; it stands where the command service would.
    protected static final RecordingCommandService COMMANDS = RecordingCommandService.start();

    protected static synchronized ConfigurableApplicationContext service() {
        ConfigurableApplicationContext running = service;
        if (running == null) {
            EventStream.producer();
            running = start(Shared.mongo());
            service = running;
        }
        return running;
    }

    /// One more instance of the service.
    ///
    /// @param more further settings, as on the command line
    protected static ConfigurableApplicationContext start(String mongoUri, String... more) {
        List<String> settings = new ArrayList<>(List.of(
                "--server.port=0",
                "--management.server.port=0",
                "--assay.mongodb.uri=" + mongoUri,
                "--assay.kafka.bootstrap-servers=" + Shared.kafka(),
                "--assay.signing.keys=" + Shared.signingKeys(),
                "--assay.local-stack=true",
                "--assay.watch.command-service-url=" + COMMANDS.url(),
                "--assay.watch.issuer-uri=" + COMMANDS.url(),
                "--assay.watch.every=PT0.5S",
                "--spring.security.oauth2.resourceserver.jwt.issuer-uri="
                        + Shared.issuer().uri()));
        settings.addAll(List.of(more));
        return new SpringApplicationBuilder(QueryServiceApplication.class, Beans.class)
                .run(settings.toArray(String[]::new));
    }

    protected static HttpResponse<String> get(String path, UUID caller, String... roles) {
        return send(request(path, caller, roles).GET().build());
    }

    protected static JsonNode json(String path, UUID caller, String... roles) {
        return json(get(path, caller, roles));
    }

    protected static JsonNode json(HttpResponse<String> answer) {
        return EventJson.mapper().readTree(answer.body());
    }

    protected static HttpResponse<String> post(String path, String body, UUID caller, String... roles) {
        return send(request(path, caller, roles)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    protected static HttpRequest.Builder request(String path, UUID caller, String... roles) {
        return HttpRequest.newBuilder(uri(path))
                .header("Authorization", "Bearer " + Shared.issuer().token(caller, roles));
    }

    protected static URI uri(String path) {
        return uri(service(), path);
    }

    /// Actuator answers on a port of its own.
    protected static URI uri(ConfigurableApplicationContext instance, String path) {
        String port = path.startsWith("/actuator") ? "local.management.port" : "local.server.port";
        return URI.create("http://127.0.0.1:" + instance.getEnvironment().getProperty(port) + path);
    }

    protected static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Beans {

        @Bean
        @Primary
        TestClock testClock() {
            return CLOCK;
        }

        @Bean
        MongoReads mongoReads() {
            return READS;
        }
    }
}
