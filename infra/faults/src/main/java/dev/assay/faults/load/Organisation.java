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
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.json.JsonMapper;

/// What must be there before the load: a ladder, a published rubric, a director, managers, and engineers for whom many
/// act at the same time.
public final class Organisation {

    static final String ROLE = "IMPE";
    static final String NEXT_ROLE = "SPE";

    private static final int SHARED = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
    private static final String JSON_TYPE = "application/json";
    private static final String TEXT = "text/plain";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path root;
    private final Stack stack;
    private final Http http;
    private final LocalDate today;
    private final Actor founder;
    private final Actor director;
    private final Actor panel;
    private final Actor lead;
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
        this.lead = Actor.of(stack.issuer(), Actor.id(random), "MANAGER");
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
        organisation.overdue(Actor.id(random));
        return organisation;
    }

    /// Who set the scene, with the role HR.
    public Actor founder() {
        return founder;
    }

    /// Who sent commands before the clients did.
    public Set<UUID> founders() {
        return Set.of(founder.id(), lead.id());
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

    /// Registers somebody whose promotion is overdue at once, and waits for the alert: so every run has one, however
    /// short it is.
    private void overdue(UUID id) {
        register(lead.id(), "EM", Optional.of(director.id()));
        register(id, ROLE, Optional.of(lead.id()));
        String engineer = "/api/engineers/" + id;
        String evidence = send(founder, "POST", engineer + "/evidence", "overdue-evidence", JSON_TYPE, """
                {"side":"INDIVIDUAL","kind":"MANAGER","summary":"Leads already.","effectiveOn":"%s"}""".formatted(
                        today.minusDays(1)));
        send(lead, "POST", engineer + "/ratings", "overdue-rating", JSON_TYPE, """
                {"level":4,"band":"High","confidence":90,"rationale":"Leads already.","evidenceIds":["%s"],\
                "periodFrom":"%s","periodTo":"%s","effectiveOn":"%s"}""".formatted(
                JSON.readTree(evidence).required("id").asString(), today.minusDays(100), today.minusDays(1), today));
        URI alerts = stack.queryUris().getFirst().resolve("/api/alerts");
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (http.get(alerts, founder.token(), PATIENCE)
                .filter(answer -> answer.body().contains(id.toString()))
                .isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("No alert is raised");
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    private void framework() {
        send(founder, "PUT", "/api/ladders/platform-engineering", "ladder", JSON_TYPE, document("ladder.json"));
        send(founder, "POST", "/api/imports?roleId=" + ROLE, "archetype", TEXT, document("archetype.txt"));
        String imported = send(founder, "POST", "/api/imports?roleId=" + ROLE, "rubric", TEXT, document("rubric.txt"));
        int version = JSON.readTree(imported).required("version").asInt();
        send(
                founder,
                "POST",
                "/api/roles/" + ROLE + "/versions/" + version + "/publication",
                "publication",
                JSON_TYPE,
                "{\"effectiveOn\":\"" + today.minusDays(730) + "\"}");
    }

    private void register(UUID id, String role, Optional<UUID> manager) {
        String managerField = manager.map(it -> ",\"managerId\":\"" + it + "\"").orElse("");
        send(founder, "POST", "/api/engineers", "register-" + id, JSON_TYPE, """
                {"engineerId":"%1$s","name":"Somebody","email":"%1$s@faults.example","roleId":"%2$s","effectiveOn":"%3$s"%4$s}""".formatted(
                        id, role, today.minusDays(720), managerField));
    }

    private String send(Actor actor, String method, String path, String key, String type, String body) {
        URI uri = stack.commandUris().getFirst().resolve(path);
        Http.Answer answer = http.write(method, uri, actor.token(), key, type, body, PATIENCE)
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
