package dev.assay.bench.load;

import dev.assay.bench.load.Connection.Answer;
import dev.assay.bench.workload.Step;
import dev.assay.bench.workload.Step.Evidence;
import dev.assay.bench.workload.Step.Judged;
import dev.assay.bench.workload.Step.Rate;
import dev.assay.bench.workload.Step.Register;
import dev.assay.bench.workload.Step.Revise;
import dev.assay.bench.workload.Step.Share;
import dev.assay.bench.workload.Workload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// Steps as requests. The texts hold nothing that JSON would need to escape.
public final class Requests {

    private static final String ENGINEERS = "/api/engineers";

    private Requests() {}

    /// @param key the `Idempotency-Key`
    public static Answer send(Connection connection, Step step, String key) throws IOException {
        byte[] body = body(step).getBytes(StandardCharsets.UTF_8);
        return connection.send("POST", path(step), key, "application/json", body);
    }

    /// What was made or changed, as the answer says.
    public static UUID id(Answer answer) {
        String text = answer.require().text();
        int start = text.indexOf("\"id\":\"") + 6;
        return UUID.fromString(text.substring(start, start + 36));
    }

    /// The engineer's version after the command.
    public static long version(Answer answer) {
        String text = answer.require().text();
        int start = text.indexOf("\"version\":") + 10;
        int end = start;
        while (Character.isDigit(text.charAt(end))) {
            end++;
        }
        return Long.parseLong(text, start, end, 10);
    }

    private static String path(Step step) {
        String engineer = ENGINEERS + "/" + step.engineerId();
        return switch (step) {
            case Register it -> ENGINEERS;
            case Evidence it -> engineer + "/evidence";
            case Rate it -> engineer + "/ratings";
            case Revise it -> engineer + "/ratings/" + it.ratingId() + "/revision";
            case Share it -> engineer + "/ratings/" + it.ratingId() + "/sharing";
        };
    }

    private static String body(Step step) {
        return switch (step) {
            case Register it ->
                """
                {"engineerId":"%s","name":"%s","email":"%s","roleId":"%s","managerId":"%s","effectiveOn":"%s"}\
                """.formatted(it.engineerId(), it.name(), it.email(), Workload.ROLE, it.managerId(), it.effectiveOn());
            case Evidence it ->
                """
                {"side":"%s","kind":"%s","summary":"%s","cells":["%s"],"effectiveOn":"%s"}\
                """.formatted(it.side(), it.kind(), it.summary(), String.join("\",\"", it.cells()), it.effectiveOn());
            case Rate it -> "{" + judged(it.judged()) + ",\"effectiveOn\":\"" + it.effectiveOn() + "\"}";
            case Revise it ->
                "{" + judged(it.judged()) + ",\"effectiveOn\":\"" + it.effectiveOn()
                        + "\",\"reasonCode\":\"REASSESSMENT\",\"reason\":\"" + it.reason() + "\"}";
            case Share it -> "";
        };
    }

    private static String judged(Judged it) {
        var evidence = new StringBuilder();
        it.evidenceIds().forEach(id -> evidence.append(evidence.isEmpty() ? "" : ",")
                .append('"')
                .append(id)
                .append('"'));
        return """
            "level":%d,"band":"%s","confidence":%d,"rationale":"%s","evidenceIds":[%s],\
            "periodFrom":"%s","periodTo":"%s"\
            """.formatted(
                it.level(), it.band(), it.confidence(), it.rationale(), evidence, it.periodFrom(), it.periodTo());
    }
}
