package dev.assay.kit.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/// A refusal as RFC 9457 has it.
///
/// @param type `urn:assay:problem:` and the code
/// @param code stable; part of the contract
/// @param detail for people; never names or free text
/// @param errors the places that are wrong, where the request is
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        int status,
        String code,
        @Nullable String detail,
        List<Finding> errors) {

    /// When a caller may try again after 503, for the header Retry-After.
    public static final String RETRY_AFTER_SECONDS = "2";

    public static Problem of(HttpStatus status, String code, @Nullable String detail) {
        return of(status, code, detail, List.of());
    }

    public static Problem of(HttpStatus status, String code, @Nullable String detail, List<Finding> errors) {
        return new Problem("urn:assay:problem:" + code, status.getReasonPhrase(), status.value(), code, detail, errors);
    }

    /// Writes it where no controller is at work.
    public void write(HttpServletResponse response, JsonMapper mapper) throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        if (status == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            response.setHeader("Retry-After", RETRY_AFTER_SECONDS);
        }
        response.getOutputStream().write(mapper.writeValueAsBytes(this));
    }
}
