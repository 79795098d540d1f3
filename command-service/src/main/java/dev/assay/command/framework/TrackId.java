package dev.assay.command.framework;

import dev.assay.command.Rejected;
import java.util.regex.Pattern;

/// The name of a career track in addresses: a letter or digit, then letters, digits and hyphens, 50 characters at most.
record TrackId(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,49}");

    TrackId {
        if (!FORM.matcher(value).matches()) {
            throw new Rejected(
                    "ladder.track-id-malformed",
                    "A track id is a letter or digit, then letters, digits and hyphens, 50 characters at most.");
        }
    }
}
