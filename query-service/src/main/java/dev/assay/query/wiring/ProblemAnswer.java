package dev.assay.query.wiring;

import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/// RFC 9457 answers: a stable `type` and `code`, and a sentence for people.
final class ProblemAnswer {

    private static final String TYPE = "urn:assay:problem:";

    /// Seconds after which a caller may ask again.
    static final String RETRY_AFTER = "1";

    private ProblemAnswer() {}

    static ProblemDetail of(HttpStatusCode status, String code, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create(TYPE + code));
        problem.setProperty("code", code);
        return problem;
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
