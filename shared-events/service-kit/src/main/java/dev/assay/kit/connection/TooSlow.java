package dev.assay.kit.connection;

import java.io.IOException;

/// A client sends its request's body more slowly than it may.
public final class TooSlow extends IOException {

    private static final long serialVersionUID = 1L;

    TooSlow() {
        super("The body of a request came too slowly");
    }
}
