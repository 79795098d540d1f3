package dev.assay.faults.load;

import dev.assay.faults.stack.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/// What must be there before the load: a ladder, a published rubric, a director, managers, and engineers for whom many
/// act at the same time.
public final class Organisation {

    static final String ROLE = "IMPE";
    static final String NEXT_ROLE = "SPE";

    private static final int SHARED = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path root;
    private final Stack stack;
    private final Http http;
    private final LocalDate today;
    private final Actor founder;
    private final Actor director;
    private final Actor panel;
    private final List<Actor> managers = new ArrayList<>();
    private final List<UUID> shared = new ArrayList<>();

    private Organisation(Path root, Stack stack, Http http, LocalDate today, Random random) {
        this.root = root;
        this.stack = stack;
        this.http = http;
        this.today = today;
        this.founder = Actor.of(stack.issuer(), Actor.id(random), "HR");
        this.director = Actor.of(stack.issuer(), Actor.id(random), "DIRECTOR");
        this.panel = Actor.of(stack.issuer(), Actor.id(random), "PANEL");
    }

    /// Sets the scene through the API; nothing is broken yet, so every answer counts.
    ///
    /// @param root the folder of the repository
    /// @param managers how many
    public static Organisation found(Path root, Stack stack, Http http, LocalDate today, Random random, int managers) {
        Organisation organisation = new Organisation(root, stack, http, today, random);
        organisation.framework();
        organisation.register(organisation.director.id(), "HoE", Optional.empty());
        for (int number = 0; number < managers; number++) {
            Actor manager = Actor.of(stack.issuer(), Actor.id(random), "MANAGER");
            organisation.register(manager.id(), "EM", Optional.of(organisation.director.id()));
            organisation.managers.add(manager);
        }
        for (int number = 0; number < SHARED; number++) {
            organisation.shared.add(organisation.registered(Actor.id(random)));
        }
        return organisation;
    }

    /// Who set the scene, with the role HR.
    public Actor founder() {
        return founder;
    }

    Actor director() {
        return director;
    }

    Actor panel() {
        return panel;
    }

    Actor manager(int number) {
        return managers.get(number);
    }

    List<UUID> shared() {
        return shared;
    }

    LocalDate today() {
        return today;
    }

    /// Registers one more engineer, under the director.
    UUID registered(UUID id) {
        register(id, ROLE, Optional.of(director.id()));
        return id;
    }

    private void framework() {
        send("PUT", "/api/ladders/platform-engineering", "ladder", "application/json", document("ladder.json"));
        send("POST", "/api/imports?roleId=" + ROLE, "archetype", "text/plain", document("archetype.txt"));
        String imported = send("POST", "/api/imports?roleId=" + ROLE, "rubric", "text/plain", document("rubric.txt"));
        int version = JSON.readTree(imported).required("version").asInt();
        send(
                "POST",
                "/api/roles/" + ROLE + "/versions/" + version + "/publication",
                "publication",
                "application/json",
                "{\"effectiveOn\":\"" + today.minusDays(730) + "\"}");
    }

    private void register(UUID id, String role, Optional<UUID> manager) {
        String managerField = manager.map(it -> ",\"managerId\":\"" + it + "\"").orElse("");
        send("POST", "/api/engineers", "register-" + id, "application/json", """
                {"engineerId":"%s","name":"Somebody","email":"somebody@faults.example","roleId":"%s","effectiveOn":"%s"%s}""".formatted(
                        id, role, today.minusDays(720), managerField));
    }

    private String send(String method, String path, String key, String type, String body) {
        URI uri = stack.commandUris().getFirst().resolve(path);
        Http.Answer answer = http.write(method, uri, founder.token(), key, type, body, PATIENCE)
                .orElseThrow(() -> new IllegalStateException("No answer to " + path));
        if (!answer.ok()) {
            throw new IllegalStateException(path + " was answered " + answer);
        }
        return answer.body();
    }

    /// The demo's documents, which the repository has anyway.
    private String document(String name) {
        try {
            return Files.readString(
                    root.resolve("infra/local/src/main/resources/demo").resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
