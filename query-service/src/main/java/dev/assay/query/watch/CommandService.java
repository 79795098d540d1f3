package dev.assay.query.watch;

import dev.assay.domain.AlertAction;
import dev.assay.domain.AlertAction.Escalate;
import dev.assay.domain.AlertAction.Raise;
import dev.assay.domain.AlertAction.Resolve;
import dev.assay.domain.PromotionClock.Deadline;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/// Sends the commands of the alert policy. Sending one twice has the effect of sending it once.
@Component
class CommandService {

    private static final Logger log = LoggerFactory.getLogger(CommandService.class);

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final String ALERT = "/api/engineers/{engineer}/alerts/{alert}";

    /// Answers to a command that may be another one later: token expired, timed out, lost a race, too early, too many.
    private static final Set<Integer> PASSING = Set.of(401, 408, 409, 425, 429);

    private final RestClient http;
    private final ServiceToken token;

    CommandService(RestClient.Builder builder, WatchSettings settings, ServiceToken token) {
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(CONNECT).build());
        requests.setReadTimeout(ANSWER);
        this.http = builder.baseUrl(settings.commandServiceUrl())
                .requestFactory(requests)
                .build();
        this.token = token;
    }

    enum Outcome {
        DONE,
        /// The command service sees it otherwise; it has the last word.
        REFUSED,
        /// Nobody knows; try again.
        FAILED,
        /// Nobody answers, and would not answer other commands now; try again later.
        UNREACHABLE
    }

    Outcome send(WatchedEngineer engineer, AlertAction action, LocalDate today) {
        String key = key(engineer, action, today);
        String id = engineer.engineerId();
        try {
            return switch (action) {
                case Raise raise -> post(key, body(raise.deadline()), "/api/engineers/{engineer}/alerts", id);
                case Escalate escalate ->
                    post(key, Map.of("step", escalate.step().number()), ALERT + "/escalation", id, escalate.alertId());
                case Resolve resolve -> post(key, Map.of(), ALERT + "/resolution", id, resolve.alertId());
            };
        } catch (RestClientException | OAuth2AuthorizationException | IllegalArgumentException unreachable) {
            log.atWarn()
                    .addKeyValue("cause", unreachable.getClass().getSimpleName())
                    .log("The command service or its token issuer cannot be reached");
            return Outcome.UNREACHABLE;
        }
    }

    private static Map<String, Object> body(Deadline late) {
        return Map.of(
                "urgency", late.urgency().name(),
                "causeRatingId", late.run().causeRatingId().toString());
    }

    private Outcome post(String key, Map<String, Object> body, String path, Object... variables) {
        HttpStatusCode status = http.post()
                .uri(path, variables)
                .headers(headers -> {
                    headers.setBearerAuth(token.value());
                    headers.set("Idempotency-Key", key);
                })
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange((request, response) -> response.getStatusCode());
        if (status.is2xxSuccessful()) {
            return Outcome.DONE;
        }
        if (status.value() == 422 || status.value() == 404) {
            return Outcome.REFUSED;
        }
        if (status.value() == 401) {
            token.forget();
        }
        if (status.is4xxClientError() && !PASSING.contains(status.value())) {
            // The same command would be refused again, however often it is sent.
            log.atWarn().addKeyValue("status", status.value()).log("The command service refused a command");
            return Outcome.REFUSED;
        }
        log.atWarn().addKeyValue("status", status.value()).log("The command service did not take a command");
        return status.value() == 503 || status.value() == 429 ? Outcome.UNREACHABLE : Outcome.FAILED;
    }

    /// The same picture on the same day gives the same key; a refusal kept for it holds for that picture only.
    private static String key(WatchedEngineer engineer, AlertAction action, LocalDate today) {
        String text = engineer.engineerId() + " " + engineer.version() + " " + today + " " + name(action);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "alert-policy-" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String name(AlertAction action) {
        return switch (action) {
            case Raise it ->
                "raise " + it.targetRoleIds() + " " + it.deadline().urgency() + " "
                        + it.deadline().run().causeRatingId();
            case Escalate it -> "escalate " + it.alertId() + " " + it.step();
            case Resolve it -> "resolve " + it.alertId();
        };
    }
}
