package dev.assay.command.history;

import org.springframework.http.HttpStatus;

/// An import does not begin, or does not go on. What it has stored stays; the same file again goes on from there.
final class ImportStopped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String code;
    private final String text;

    ImportStopped(HttpStatus status, String code, String text) {
        super(text, null, false, false);
        this.status = status;
        this.code = code;
        this.text = text;
    }

    HttpStatus status() {
        return status;
    }

    String code() {
        return code;
    }

    String text() {
        return text;
    }
}
