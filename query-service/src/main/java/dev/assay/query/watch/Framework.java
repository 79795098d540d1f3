package dev.assay.query.watch;

import static dev.assay.query.watch.Fields.*;

import dev.assay.domain.AlertPolicy;
import dev.assay.domain.EffectiveDated;
import dev.assay.domain.NextRoles;
import dev.assay.events.FrameworkEvent.Term;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bson.Document;

/// The ladders, and the alert policy in force on a day.
///
/// @param stamp differs from that of any other state of them
/// @param nextRoles by role
record Framework(String stamp, Map<String, List<String>> nextRoles, AlertPolicy policy) {

    /// @param ladders the documents of all ladders
    /// @param policies the document of the policies; empty before anybody set one
    static Framework of(List<Document> ladders, Optional<Document> policies, LocalDate today) {
        Map<String, List<String>> nextRoles = new TreeMap<>();
        StringBuilder stamp = new StringBuilder();
        for (Document ladder : ladders) {
            stamp.append(ladder.getString("_id"))
                    .append('@')
                    .append(ladder.getLong("version"))
                    .append(' ');
            for (Document edge : ladder.getList(NEXT_ROLES, Document.class)) {
                nextRoles
                        .computeIfAbsent(edge.getString(FROM), from -> new ArrayList<>())
                        .add(edge.getString(TO));
            }
        }
        AlertPolicy policy = policies.map(document -> document.get(POLICIES, Document.class))
                .flatMap(document -> EffectiveDated.on(policies(document), today))
                .map(EffectiveDated::value)
                .orElse(AlertPolicy.DEFAULT);
        return new Framework(stamp.append("policy@").append(policy.version()).toString(), nextRoles, policy);
    }

    NextRoles nextRoles(String roleId) {
        return new NextRoles(roleId, nextRoles.getOrDefault(roleId, List.of()));
    }

    /// In the order in which they were set.
    private static List<EffectiveDated<AlertPolicy>> policies(Document policies) {
        return policies.keySet().stream()
                .sorted(Comparator.comparingInt(Integer::parseInt))
                .map(version -> policy(Integer.parseInt(version), policies.get(version, Document.class)))
                .toList();
    }

    private static EffectiveDated<AlertPolicy> policy(int version, Document policy) {
        List<Term> terms = policy.getList(TERMS, Document.class).stream()
                .map(term -> new Term(
                        term.getString(URGENCY),
                        term.getInteger(WITHIN_DAYS),
                        term.getString(SEVERITY),
                        term.getInteger(ESCALATE_AFTER_DAYS)))
                .toList();
        return new EffectiveDated<>(
                new AlertPolicy(version, terms, policy.getInteger(DECISION_WITHIN_DAYS)),
                LocalDate.parse(policy.getString(FROM)));
    }
}
