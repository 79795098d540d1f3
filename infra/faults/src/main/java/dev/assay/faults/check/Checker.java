package dev.assay.faults.check;

import java.util.List;

/// All promises, one after the other.
public final class Checker {

    static final List<Check> CHECKS = List.of(
            new CommandsCheck(),
            new AnswersCheck(),
            new VersionsCheck(),
            new PositionsCheck(),
            new TopicCheck(),
            new ConsumerCheck(),
            new ViewsCheck(),
            new ParkedCheck(),
            new AlertsCheck(),
            new FollowerCheck(),
            new ReadsCheck());

    private Checker() {}

    public static List<Result> examine(History history) {
        return CHECKS.stream()
                .map(check -> {
                    Findings findings = new Findings();
                    check.examine(history, findings);
                    return findings.of(check);
                })
                .toList();
    }
}
