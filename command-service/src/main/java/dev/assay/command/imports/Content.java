package dev.assay.command.imports;

import dev.assay.command.framework.RolePart;

/// What a document says: the name of the role and the part that the document is about.
record Content(String title, RolePart part) {

    static final int MAX_TITLE_LENGTH = 200;
}
