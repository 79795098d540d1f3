package dev.assay.query.wiring;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/// RFC 9457 answers: a stable `type` and `code`, and a sentence for people.
final class Problem {

    private static final String TYPE = "urn:assay:problem:";

    /// Seconds after which a caller may ask again.
    static final String RETRY_AFTER = "1";

    private Problem() {}

    static ProblemDetail of(HttpStatusCode status, String code, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create(TYPE + code));
        problem.setProperty("code", code);
        return problem;
    }

    /// Writes the same where no controller is at work: only Spring MVC knows how to write a [ProblemDetail].
    static void write(HttpServletResponse response, JsonMapper mapper, HttpStatus status, String code, String detail)
            throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("type", TYPE + code);
        fields.put("title", status.getReasonPhrase());
        fields.put("status", status.value());
        fields.put("detail", detail);
        fields.put("code", code);
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
        }
        response.getOutputStream().write(mapper.writeValueAsBytes(fields));
    }

    static ResponseEntity<Object> answer(ProblemDetail problem, HttpHeaders headers) {
        HttpHeaders all = new HttpHeaders();
        all.addAll(headers);
        all.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (problem.getStatus() == 503) {
            all.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
        }
        return ResponseEntity.status(problem.getStatus()).headers(all).body(problem);
    }

    static ResponseEntity<Object> answer(ProblemDetail problem) {
        return answer(problem, new HttpHeaders());
    }
}
