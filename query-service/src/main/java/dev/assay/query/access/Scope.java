package dev.assay.query.access;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Which engineers a caller may see by one operation, and how much of them. Made for one request; it remembers what it
/// looked up.
public final class Scope {

    private final String caller;
    private final Set<Reach> reaches;
    private final ReportingLines lines;
    private final OpenCases cases;
    private final Map<String, Boolean> line = new HashMap<>();

    Scope(String caller, Set<Reach> reaches, ReportingLines lines, OpenCases cases) {
        this.caller = caller;
        this.reaches = reaches;
        this.lines = lines;
        this.cases = cases;
    }

    /// True if nobody but perhaps the caller needs to be left out.
    public boolean everyone() {
        return reaches.stream().anyMatch(reach -> reach.everyone);
    }

    public boolean includes(String engineerId) {
        return visibility(engineerId) != Visibility.NONE;
    }

    /// How much of an engineer the caller sees: by the widest of their roles, but of themselves never more than
    /// engineers see.
    public Visibility visibility(String engineerId) {
        if (engineerId.equals(caller)) {
            return reaches.contains(Reach.SELF) || everyone() ? Visibility.OWN : Visibility.NONE;
        }
        for (Reach reach : Reach.values()) {
            if (reaches.contains(reach) && reaches(reach, engineerId)) {
                return reach.visibility;
            }
        }
        return Visibility.NONE;
    }

    /// All whom it includes, read by who they are and not one by one. Not for a scope of everyone.
    public SortedSet<String> members() {
        SortedSet<String> members = new TreeSet<>();
        if (reaches.contains(Reach.LINE)) {
            members.addAll(lines.below(caller));
        }
        members.addAll(others());
        return members;
    }

    /// Those whom it includes and who report to a manager.
    ///
    /// @param transitive also those who report to the reports
    public SortedSet<String> members(String manager, boolean transitive) {
        boolean ofLine = reaches.contains(Reach.LINE);
        if (everyone() || (ofLine && (manager.equals(caller) || isInLine(manager)))) {
            SortedSet<String> reports = transitive ? lines.below(manager) : lines.directReports(manager);
            reports.removeIf(one -> one.equals(caller) && !includes(one));
            return reports;
        }
        // The manager is beside or above the caller: of the caller's line all are below the manager, or nobody is.
        SortedSet<String> found = new TreeSet<>();
        SortedSet<String> others = others();
        if (transitive) {
            found.addAll(lines.amongBelow(manager, others));
            if (ofLine && lines.isAbove(manager, caller)) {
                found.addAll(lines.below(caller));
            }
        } else {
            found.addAll(lines.amongDirectReports(manager, others));
        }
        return found;
    }

    private SortedSet<String> others() {
        SortedSet<String> others = new TreeSet<>();
        if (reaches.contains(Reach.OPEN_CASE)) {
            others.addAll(cases.engineers());
        }
        others.remove(caller);
        if (reaches.contains(Reach.SELF)) {
            others.add(caller);
        }
        return others;
    }

    private boolean reaches(Reach reach, String engineerId) {
        return switch (reach) {
            case ANY, EVERY_CASE, STATISTICS -> true;
            case LINE -> isInLine(engineerId);
            case OPEN_CASE -> cases.isOpenFor(engineerId);
            case SELF -> false;
        };
    }

    private boolean isInLine(String engineerId) {
        return lines.isAbove(caller, engineerId, line);
    }
}
