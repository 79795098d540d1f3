package dev.assay.command.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.command.ApiClient;
import dev.assay.command.ApiClient.Reply;
import dev.assay.command.imports.Documents;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// The rows of a small company of its own: a director, a manager and engineers, under names that only the old system
/// knows, and a role with a published rubric.
final class OldSystem {

    static final LocalDate BEGAN = LocalDate.of(2020, 1, 6);

    final String company = UUID.randomUUID().toString().substring(0, 8);
    final String roleId = "H" + company;
    private final List<String> rows = new ArrayList<>();

    OldSystem(ApiClient hr) {
        Reply imported = hr.post("/api/imports?roleId=" + roleId, "text/plain", Documents.bytes(Documents.RUBRIC));
        assertThat(imported.status()).as(imported.body()).isEqualTo(201);
        Reply published = hr.post(
                "/api/roles/" + roleId + "/versions/" + imported.version() + "/publication",
                "{\"effectiveOn\": \"" + BEGAN + "\"}");
        assertThat(published.status()).as(published.body()).isEqualTo(200);
    }

    String person(String name) {
        return company + "-" + name;
    }

    OldSystem row(String row) {
        rows.add(row.replace("\n", " ").strip());
        return this;
    }

    OldSystem head(String name) {
        return row("""
                {"kind": "engineer", "engineerExternalId": "%s", "name": "Kim %s", "email": "%s@example.org",
                 "roleId": "%s", "effectiveOn": "%s"}
                """.formatted(person(name), name, person(name), roleId, BEGAN));
    }

    OldSystem engineer(String name, String manager) {
        return row("""
                {"kind": "engineer", "engineerExternalId": "%s", "name": "Kim %s", "email": "%s@example.org",
                 "roleId": "%s", "managerExternalId": "%s", "effectiveOn": "%s"}
                """.formatted(person(name), name, person(name), roleId, person(manager), BEGAN));
    }

    OldSystem evidence(String about, String externalId) {
        return row("""
                {"kind": "evidence", "engineerExternalId": "%s", "externalId": "%s", "side": "INDIVIDUAL",
                 "evidenceKind": "PEER", "summary": "Wrote \\"the\\" parser", "links": ["https://example.org/%s"],
                 "cells": ["3/Mid", "4/Low"], "effectiveOn": "%s"}
                """.formatted(person(about), externalId, externalId, BEGAN.plusDays(90)));
    }

    OldSystem rating(String about, String rater, String cell, int confidence, LocalDate on, String evidence) {
        String cited = evidence.isEmpty() ? "" : "\"evidenceExternalIds\": [\"" + evidence + "\"],";
        return row("""
                {"kind": "rating", "engineerExternalId": "%s", "raterExternalId": "%s", "cell": "%s",
                 "confidence": %d, "rationale": "As the old record says", %s
                 "periodFrom": "%s", "periodTo": "%s", "effectiveOn": "%s"}
                """.formatted(person(about), person(rater), cell, confidence, cited, on.minusDays(90), on, on));
    }

    /// Rows of every kind: three people, two evidences, three ratings of which one waits for a second reviewer.
    OldSystem everything() {
        return head("director")
                .engineer("manager", "director")
                .engineer("engineer", "manager")
                .evidence("engineer", "e-1")
                .evidence("engineer", "e-2")
                .rating("engineer", "manager", "3/Mid", 85, BEGAN.plusDays(180), "")
                .rating("engineer", "manager", "4/Low", 60, BEGAN.plusDays(360), "e-1")
                .rating("engineer", "director", "3/High", 90, BEGAN.plusDays(540), "e-2");
    }

    int size() {
        return rows.size();
    }

    List<String> rows() {
        return rows;
    }

    byte[] ndjson() {
        return (String.join("\n", rows) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
