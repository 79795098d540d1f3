package dev.assay.kit.http;

import java.util.List;

/// What a service answers without a token, beside health and metrics.
///
/// @param patterns of paths, as Spring MVC reads them
public record OpenPaths(List<String> patterns) {

    public OpenPaths {
        patterns = List.copyOf(patterns);
    }
}
