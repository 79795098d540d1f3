package dev.assay.query.watch;

import static dev.assay.query.watch.Fields.*;

import dev.assay.events.DefaultAlertPolicy;
import dev.assay.events.FrameworkEvent.Term;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bson.Document;

/// The ladders, and the alert policy in force on a day.
///
/// @param stamp differs from that of any other state of them
/// @param nextRoles by role, in alphabetical order
record Framework(String stamp, Map<String, TreeSet<String>> nextRoles, List<Term> terms) {

    /// @param ladders the documents of all ladders
    /// @param policies the document of the policies; empty before anybody set one
    static Framework of(List<Document> ladders, Optional<Document> policies, LocalDate today) {
        Map<String, TreeSet<String>> nextRoles = new TreeMap<>();
        StringBuilder stamp = new StringBuilder();
        for (Document ladder : ladders) {
            stamp.append(ladder.getString("_id"))
                    .append('@')
                    .append(ladder.getLong("version"))
                    .append(' ');
            for (Document edge : ladder.getList(NEXT_ROLES, Document.class)) {
                nextRoles
                        .computeIfAbsent(edge.getString(FROM), from -> new TreeSet<>())
                        .add(edge.getString(TO));
            }
        }
        String version = policies.map(document -> inForce(document.get(POLICIES, Document.class), today))
                .orElse("");
        List<Term> terms = version.isEmpty()
                ? DefaultAlertPolicy.TERMS
                : terms(policies.orElseThrow().get(POLICIES, Document.class).get(version, Document.class));
        return new Framework(stamp.append("policy@").append(version).toString(), nextRoles, terms);
    }

    /// The role that alerts name: the first in alphabetical order if the ladder branches.
    Optional<String> target(String roleId) {
        TreeSet<String> next = nextRoles.get(roleId);
        return next == null ? Optional.empty() : Optional.of(next.first());
    }

    /// The latest by date, of one date the one set last; empty before the first.
    private static String inForce(Document policies, LocalDate today) {
        String found = "";
        String from = "";
        for (String version : policies.keySet()) {
            String candidate = policies.get(version, Document.class).getString(FROM);
            int order = candidate.compareTo(from);
            boolean later = order > 0
                    || (order == 0 && (found.isEmpty() || Integer.parseInt(version) > Integer.parseInt(found)));
            if (candidate.compareTo(today.toString()) <= 0 && later) {
                found = version;
                from = candidate;
            }
        }
        return found;
    }

    private static List<Term> terms(Document policy) {
        return policy.getList(TERMS, Document.class).stream()
                .map(term -> new Term(
                        term.getString(URGENCY),
                        term.getInteger(WITHIN_DAYS),
                        term.getString(SEVERITY),
                        term.getInteger(ESCALATE_AFTER_DAYS)))
                .toList();
    }
}
