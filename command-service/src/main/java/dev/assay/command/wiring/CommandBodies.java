package dev.assay.command.wiring;

import dev.assay.kit.limit.BodyLimits;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/// How long the bodies of commands may be, and those of documents, by the path as the controllers are found by it.
@Component
class CommandBodies implements BodyLimits {

    private static final int COMMAND = 1 << 20;
    private static final int DOCUMENT = 5 << 20;

    /// Its controller counts the bytes itself: it may be longer than the memory.
    private static final PathPattern HISTORY = PathPatternParser.defaultInstance.parse("/api/imports/history");

    private static final PathPattern DOCUMENTS = PathPatternParser.defaultInstance.parse("/api/imports/**");

    @Override
    public int of(HttpServletRequest request) {
        PathContainer path = ServletRequestPathUtils.parseAndCache(request).pathWithinApplication();
        if (HISTORY.matches(path)) {
            return STREAMED;
        }
        return DOCUMENTS.matches(path) ? DOCUMENT : COMMAND;
    }
}
