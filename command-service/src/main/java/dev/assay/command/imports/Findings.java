package dev.assay.command.imports;

import dev.assay.kit.http.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collects what is wrong with a document (errors: nothing is imported) and what is odd about it (warnings).
final class Findings {

    private static final Comparator<Finding> BY_LINE =
            Comparator.comparing(Finding::line, Comparator.nullsFirst(Comparator.naturalOrder()));

    private final List<Finding> errors = new ArrayList<>();
    private final List<Finding> warnings = new ArrayList<>();

    void error(@Nullable Integer line, String rule, String message) {
        errors.add(new Finding(line, null, rule, message));
    }

    void errorInField(String field, String rule, String message) {
        errors.add(new Finding(null, field, rule, message));
    }

    void warn(@Nullable Integer line, String rule, String message) {
        warnings.add(new Finding(line, null, rule, message));
    }

    /// In the order of lines.
    List<Finding> warnings() {
        return warnings.stream().sorted(BY_LINE).toList();
    }

    /// @throws ImportRefused with all errors in the order of lines, if there are any
    void refuseIfAny(String code, String message) {
        if (!errors.isEmpty()) {
            throw new ImportRefused(
                    code, message, errors.stream().sorted(BY_LINE).toList());
        }
    }
}
