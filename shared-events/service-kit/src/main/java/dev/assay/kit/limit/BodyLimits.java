package dev.assay.kit.limit;

import jakarta.servlet.http.HttpServletRequest;

/// How long the body of a request may be.
@FunctionalInterface
public interface BodyLimits {

    /// For a body that is read while the request is worked on, by somebody who counts the bytes.
    int STREAMED = -1;

    /// @return the number of bytes, or [#STREAMED]
    int of(HttpServletRequest request);
}
