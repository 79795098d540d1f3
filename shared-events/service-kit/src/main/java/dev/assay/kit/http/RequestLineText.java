package dev.assay.kit.http;

import dev.assay.kit.text.TextFault;
import dev.assay.kit.text.TextKind;
import dev.assay.kit.text.Utf8;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.json.JsonMapper;

/// Refuses paths and parameters whose text no field takes, before anybody looks something up by them.
final class RequestLineText extends OncePerRequestFilter {

    private final JsonMapper mapper;

    RequestLineText(JsonMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Finding finding = finding(request);
        if (finding == null) {
            chain.doFilter(request, response);
        } else {
            Problem.of(HttpStatus.BAD_REQUEST, "request.malformed", "The request is not well-formed.", List.of(finding))
                    .write(response, mapper);
        }
    }

    private static @Nullable Finding finding(HttpServletRequest request) {
        Finding inPath = check("path", request.getRequestURI());
        String query = request.getQueryString();
        if (inPath != null || query == null) {
            return inPath;
        }
        for (String parameter : query.split("&")) {
            int end = parameter.indexOf('=');
            String name = end < 0 ? parameter : parameter.substring(0, end);
            Finding inName = check("query", name);
            Finding found = inName != null || end < 0 ? inName : check(name, parameter.substring(end + 1));
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable Finding check(String place, String encoded) {
        if (encoded.indexOf('%') < 0) {
            return null;
        }
        byte[] bytes;
        try {
            bytes = UriUtils.decode(encoded, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException malformed) {
            return new Finding(null, place, "encoding", "A percent sign begins no encoded byte.");
        }
        if (!Utf8.isStrict(bytes)) {
            return new Finding(null, place, "encoding", "The text is not UTF-8.");
        }
        TextFault fault = TextKind.LINE.check(new String(bytes, StandardCharsets.UTF_8));
        return fault == null ? null : new Finding(null, place, fault.rule(), fault.message());
    }
}
