package dev.assay.kit.text;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.exc.MismatchedInputException;

/// A text of a JSON document is of no kind that any field takes.
public final class UnacceptableText extends MismatchedInputException {

    private static final long serialVersionUID = 1L;

    private final transient TextFault fault;

    UnacceptableText(JsonParser parser, TextFault fault) {
        super(parser, fault.message(), String.class);
        this.fault = fault;
    }

    public TextFault fault() {
        return fault;
    }
}
