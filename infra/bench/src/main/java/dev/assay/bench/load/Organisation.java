package dev.assay.bench.load;

import dev.assay.bench.stack.Setting;
import dev.assay.bench.workload.Workload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/// What must be there before engineers can be rated: ladder, rubric and managers, made through the API.
public final class Organisation {

    /// As many managers as clients ever act.
    public static final int MANAGERS = 16;

    private static final UUID HEAD = id(0);
    private static final String JOINED = "2015-01-01";

    private Organisation() {}

    /// Whoever acts as client `number`.
    public static UUID manager(int number) {
        return id(1 + number);
    }

    public static UUID head() {
        return HEAD;
    }

    /// @param commandPort of the service that takes the commands
    public static void found(Setting setting, int commandPort) throws IOException {
        Path documents = setting.root().resolve("infra/local/src/main/resources/demo");
        try (var hr = new Connection(commandPort, setting.issuer().token(id(99), "HR"))) {
            send(
                    hr,
                    "PUT",
                    "/api/ladders/platform-engineering",
                    "json",
                    Files.readAllBytes(documents.resolve("ladder.json")));
            String imports = "/api/imports?roleId=" + Workload.ROLE;
            send(hr, "POST", imports, "plain", Files.readAllBytes(documents.resolve("archetype.txt")));
            send(hr, "POST", imports, "plain", Files.readAllBytes(documents.resolve("rubric.txt")));
            String publication = "/api/roles/" + Workload.ROLE + "/versions/2/publication";
            send(hr, "POST", publication, "json", bytes("{\"effectiveOn\":\"" + JOINED + "\"}"));
            register(hr, HEAD, "HoE", "");
            for (int number = 0; number < MANAGERS; number++) {
                register(hr, manager(number), "EM", ",\"managerId\":\"" + HEAD + "\"");
            }
        }
    }

    private static void register(Connection hr, UUID id, String role, String manager) throws IOException {
        String body = "{\"engineerId\":\"%s\",\"name\":\"Manager\",\"email\":\"%s@bench.example\",\"roleId\":\"%s\","
                        .formatted(id, id, role)
                + "\"effectiveOn\":\"" + JOINED + "\"" + manager + "}";
        send(hr, "POST", "/api/engineers", "json", bytes(body));
    }

    private static void send(Connection hr, String method, String path, String type, byte[] body) throws IOException {
        String contentType = type.equals("json") ? "application/json" : "text/plain";
        hr.send(method, path, "organisation-" + UUID.nameUUIDFromBytes(body), contentType, body)
                .require();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static UUID id(int number) {
        return new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L + number);
    }
}
