package dev.assay.kit.limit;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/// A request whose body is read while it is worked on.
final class StreamedRequest extends HttpServletRequestWrapper {

    private final ServletInputStream body;

    StreamedRequest(HttpServletRequest request, ServletInputStream body) {
        super(request);
        this.body = body;
    }

    @Override
    public ServletInputStream getInputStream() {
        return body;
    }
}
