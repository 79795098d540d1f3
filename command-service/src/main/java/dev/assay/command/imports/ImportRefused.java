package dev.assay.command.imports;

import dev.assay.command.gateway.BadInput;
import dev.assay.kit.http.Finding;
import java.util.List;

/// A document that cannot be imported; nothing of it was.
public final class ImportRefused extends RuntimeException implements BadInput {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient List<Finding> findings;

    ImportRefused(String code, String message, List<Finding> findings) {
        super(message, null, false, false);
        this.code = code;
        this.findings = List.copyOf(findings);
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    @Override
    public List<Finding> findings() {
        return findings;
    }
}
