package dev.assay.local.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The two years of the demo organisation: who joined, then the steps of `demo/story.json` in their order.
///
/// In the steps `{bruno}` is a person's id, `{bruno-1}` the id that the step named so was answered with, and
/// `{-30}` the day thirty days before the first one.
final class Script {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z][a-z0-9-]*|-?[0-9]+)}");

    private final JsonMapper mapper = JsonMapper.builder().build();
    private final Map<String, String> ids = new HashMap<>();
    private final Api api;
    private final LocalDate firstDay;

    Script(Api api, LocalDate firstDay) {
        this.api = api;
        this.firstDay = firstDay;
        People.ALL.forEach(person -> ids.put(person.key(), person.id().toString()));
    }

    void play() {
        defineFramework();
        People.ALL.stream().filter(Person::onRoster).forEach(this::register);
        int number = 0;
        for (JsonNode step : mapper.readTree(resource("story.json"))) {
            play(step, ++number);
        }
    }

    private void defineFramework() {
        json("PUT", "/api/ladders/platform-engineering", "ladder", resource("ladder.json"));
        imported("archetype.txt");
        int version = imported("rubric.txt").required("version").asInt();
        json(
                "POST",
                "/api/roles/IMPE/versions/" + version + "/publication",
                "publication",
                mapper.writeValueAsString(Map.of("effectiveOn", day(-730))));
    }

    private JsonNode imported(String document) {
        return api.send("hr", "POST", "/api/imports?roleId=IMPE", key(document), "text/plain", resource(document));
    }

    private void register(Person person) {
        var body = new HashMap<String, @Nullable Object>();
        body.put("engineerId", person.id());
        body.put("name", person.name());
        body.put("email", person.email());
        body.put("roleId", person.roleId());
        body.put("effectiveOn", day(-person.joinedDaysAgo()));
        if (person.manager() != null) {
            body.put("managerId", ids.get(person.manager()));
        }
        json("POST", "/api/engineers", "register-" + person.key(), mapper.writeValueAsString(body));
    }

    private void play(JsonNode step, int number) {
        String method = step.has("put") ? "PUT" : "POST";
        String path = step.required(step.has("put") ? "put" : "post").asString();
        String body = step.has("body") ? filled(step.required("body").toString()) : "{}";
        JsonNode answer = api.send(
                step.required("as").asString(), method, filled(path), key("step-" + number), "application/json", body);
        if (step.has("named")) {
            ids.put(step.required("named").asString(), answer.required("id").asString());
        }
    }

    private void json(String method, String path, String key, String body) {
        api.send("hr", method, path, key(key), "application/json", body);
    }

    private String filled(String text) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found.group(1))));
    }

    private String value(String name) {
        return name.matches("-?[0-9]+")
                ? day(Integer.parseInt(name))
                : Objects.requireNonNull(ids.get(name), () -> "The script does not know " + name);
    }

    private String day(int daysFromFirst) {
        return firstDay.plusDays(daysFromFirst).toString();
    }

    private static String key(String step) {
        return "demo-" + step;
    }

    private static String resource(String name) {
        try (InputStream stream = Script.class.getResourceAsStream("/demo/" + name)) {
            return new String(Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
