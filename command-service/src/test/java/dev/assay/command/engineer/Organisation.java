package dev.assay.command.engineer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.command.ApiClient;
import dev.assay.command.ApiClient.Reply;
import dev.assay.command.imports.Documents;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// A small organisation of its own for one test, made through the API: a director, a manager, an engineer, a ladder and
/// a published rubric.
final class Organisation {

    final UUID director = UUID.randomUUID();
    final UUID manager = UUID.randomUUID();
    final UUID engineer = UUID.randomUUID();
    final String roleId;
    final String nextRoleId;
    final String besideRoleId;
    final LocalDate today;
    private final ApiClient hr;
    private final BiFunction<UUID, String, ApiClient> clients;

    /// @param clients the client of a person in a role
    Organisation(LocalDate today, ApiClient hr, BiFunction<UUID, String, ApiClient> clients) {
        this.today = today;
        this.hr = hr;
        this.clients = clients;
        String suffix = engineer.toString().substring(0, 8);
        roleId = "M" + suffix;
        nextRoleId = "S" + suffix;
        besideRoleId = "T" + suffix;
        publishRubric();
        expect(200, hr.put("/api/ladders/track-" + suffix, """
            {"name": "Data Track", "rungs": [{"roleId": "%1$s"}, {"roleId": "%2$s"}, {"roleId": "%3$s"}],
             "nextRoles": [{"from": "%1$s", "to": "%2$s"}]}
            """.formatted(roleId, nextRoleId, besideRoleId)));
        expect(201, register(director, null));
        expect(201, register(manager, director));
        expect(201, register(engineer, manager));
    }

    private void publishRubric() {
        Reply imported = hr.post("/api/imports?roleId=" + roleId, "text/plain", Documents.bytes(Documents.RUBRIC));
        expect(201, imported);
        long version = imported.version();
        expect(
                200,
                hr.post(
                        "/api/roles/" + roleId + "/versions/" + version + "/publication",
                        "{\"effectiveOn\": \"" + started() + "\"}"));
    }

    Reply register(UUID person, @Nullable UUID managerId) {
        String reportsTo = managerId == null ? "" : "\"managerId\": \"" + managerId + "\",";
        return hr.post("/api/engineers", """
            {"engineerId": "%1$s", "name": "Kim Aalto", "email": "kim.aalto-%1$s@example.org", "roleId": "%2$s", %3$s
             "effectiveOn": "%4$s"}
            """.formatted(person, roleId, reportsTo, started()));
    }

    /// When everybody joined and the rubric was published.
    LocalDate started() {
        return today.minusYears(1);
    }

    String path(String rest) {
        return "/api/engineers/" + engineer + rest;
    }

    ApiClient as(UUID person, String role) {
        return clients.apply(person, role);
    }

    ApiClient asManager() {
        return as(manager, "MANAGER");
    }

    UUID evidence() {
        Reply reply = asManager().post(path("/evidence"), """
                {"side": "BUSINESS_IMPACT", "kind": "MANAGER", "summary": "Halved the cost of the nightly load",
                 "links": ["https://example.org/report"], "cells": ["4/High"], "effectiveOn": "%s"}
                """.formatted(today.minusDays(40)));
        expect(201, reply);
        return UUID.fromString(reply.text("id"));
    }

    String rating(int level, String band, LocalDate effectiveOn, String evidenceIds) {
        return """
                {"level": %d, "band": "%s", "confidence": 85, "rationale": "As the evidence shows",
                 "evidenceIds": [%s], "periodFrom": "%s", "periodTo": "%s", "effectiveOn": "%s"}
                """.formatted(level, band, evidenceIds, effectiveOn.minusDays(30), effectiveOn, effectiveOn);
    }

    UUID rated(int level, String band, LocalDate effectiveOn) {
        Reply reply = asManager().post(path("/ratings"), rating(level, band, effectiveOn, "\"" + evidence() + "\""));
        expect(201, reply);
        return UUID.fromString(reply.text("id"));
    }

    static void expect(int status, Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
    }
}
