package dev.assay.query.audit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.catalina.connector.ClientAbortException;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Breaks the connection when an export fails half-way, so that nobody takes the part for the whole: the status is
/// long sent by then, and an orderly end of the answer would look like success.
@Component
class TruncatedExports extends OncePerRequestFilter {

    private static final String FAILURE = TruncatedExports.class.getName();

    static void mark(HttpServletRequest request, Exception failure) {
        request.setAttribute(FAILURE, failure);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        if (request.getAttribute(FAILURE) instanceof UncheckedIOException left) {
            throw new ClientAbortException("The client did not take the whole export", left);
        }
        if (request.getAttribute(FAILURE) instanceof Exception failure) {
            throw new IOException("An export failed after its beginning was sent", failure);
        }
    }
}
