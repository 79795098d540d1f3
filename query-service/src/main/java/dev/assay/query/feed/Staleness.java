package dev.assay.query.feed;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/// Says with every answer how far the views are behind, if they are.
@Component
class Staleness extends OncePerRequestFilter {

    static final String LAG_EVENTS = "Assay-Lag-Events";
    static final String STALE_SINCE = "Assay-Stale-Since";

    /// As the controllers are found: an encoded letter is the letter.
    private static final PathPattern API = PathPatternParser.defaultInstance.parse("/api/**");

    private final FeedStatus status;

    Staleness(FeedStatus status) {
        this.status = status;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !API.matches(ServletRequestPathUtils.parseAndCache(request).pathWithinApplication());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        status.staleSince().ifPresent(since -> {
            response.setHeader(STALE_SINCE, since.toString());
            if (status.lag() > 0) {
                response.setHeader(LAG_EVENTS, Long.toString(status.lag()));
            }
        });
        chain.doFilter(request, response);
    }
}
