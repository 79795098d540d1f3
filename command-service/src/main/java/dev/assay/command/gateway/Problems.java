package dev.assay.command.gateway;

import dev.assay.command.Rejected;
import dev.assay.command.Unknown;
import dev.assay.command.access.Caller;
import dev.assay.command.access.Denied;
import dev.assay.kit.http.Finding;
import dev.assay.kit.http.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolationException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.databind.json.JsonMapper;

/// Every refusal as a problem, in one place.
@RestControllerAdvice
class Problems {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    private final JsonMapper mapper;
    private final Answers answers;

    Problems(JsonMapper mapper, Answers answers) {
        this.mapper = mapper;
        this.answers = answers;
    }

    @ExceptionHandler
    ResponseEntity<byte[]> rejected(Rejected refused, HttpServletRequest request) {
        StoredAnswer refusal =
                answer(Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, refused.code(), refused.getMessage()));
        return refused.code().equals(Answers.KEY_REUSED) ? refusal.toResponse() : firstAnswer(request, refusal, true);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> unknown(Unknown unknown, HttpServletRequest request) {
        Problem problem = Problem.of(HttpStatus.NOT_FOUND, unknown.code(), unknown.getMessage());
        return firstAnswer(request, answer(problem), false);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> denied(Denied denied) {
        return respond(Problem.of(HttpStatus.FORBIDDEN, denied.code(), denied.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<byte[]> lostRace(LostRace lost) {
        return respond(Problem.of(HttpStatus.CONFLICT, "stream.changed-meanwhile", lost.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<byte[]> malformed(Malformed malformed) {
        return malformed(List.of(malformed.finding()));
    }

    @ExceptionHandler
    ResponseEntity<byte[]> unreadable(HttpMessageNotReadableException unreadable) {
        return malformed(List.of(JsonFindings.of(unreadable)));
    }

    @ExceptionHandler
    ResponseEntity<byte[]> invalid(MethodArgumentNotValidException invalid) {
        return malformed(invalid.getBindingResult().getAllErrors().stream()
                .map(JsonFindings::of)
                .toList());
    }

    @ExceptionHandler
    ResponseEntity<byte[]> invalid(ConstraintViolationException invalid) {
        return malformed(invalid.getConstraintViolations().stream()
                .map(violation ->
                        new Finding(null, violation.getPropertyPath().toString(), "invalid", violation.getMessage()))
                .toList());
    }

    @ExceptionHandler
    ResponseEntity<byte[]> invalid(HandlerMethodValidationException invalid) {
        return malformed(invalid.getParameterValidationResults().stream()
                .flatMap(result -> result.getResolvableErrors().stream()
                        .map(error -> new Finding(
                                null,
                                result.getMethodParameter().getParameterName(),
                                "invalid",
                                error.getDefaultMessage() == null ? "is not valid" : error.getDefaultMessage())))
                .toList());
    }

    @ExceptionHandler
    ResponseEntity<byte[]> wrongType(MethodArgumentTypeMismatchException mismatch) {
        String expected = JsonFindings.inWords(mismatch.getRequiredType());
        return malformed(
                List.of(new Finding(null, mismatch.getName(), "type", "The value is not a valid " + expected + ".")));
    }

    @ExceptionHandler
    ResponseEntity<byte[]> missing(MissingRequestValueException missing) {
        String name = missing instanceof MissingServletRequestParameterException parameter
                ? parameter.getParameterName()
                : null;
        return malformed(
                List.of(new Finding(null, name, "required", missing.getBody().getDetail() + "")));
    }

    /// The answer is stored under its key, if it has one.
    @ExceptionHandler
    void callerLeft(AsyncRequestNotUsableException left) {
        log.debug("The caller left before the answer", left);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> anythingElse(Exception exception, HttpServletRequest request) {
        if (exception instanceof BadInput bad) {
            return respond(Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, bad.code(), bad.getMessage(), bad.findings()));
        }
        if (StoreDown.causes(exception)) {
            log.atWarn()
                    .addKeyValue("path", request.getRequestURI())
                    .addKeyValue("cause", exception.toString())
                    .log("The event store does not answer");
            return respond(Problem.of(
                    HttpStatus.SERVICE_UNAVAILABLE, "store.unavailable", "The event store does not answer."));
        }
        if (exception instanceof ErrorResponse known) {
            HttpStatus status = HttpStatus.valueOf(known.getStatusCode().value());
            return respond(
                    Problem.of(
                            status,
                            "http."
                                    + status.name()
                                            .toLowerCase(java.util.Locale.ROOT)
                                            .replace('_', '-'),
                            known.getBody().getDetail()),
                    known.getHeaders());
        }
        log.atError()
                .addKeyValue("method", request.getMethod())
                .addKeyValue("path", request.getRequestURI())
                .setCause(exception)
                .log("A request failed");
        return respond(Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, "internal", null));
    }

    /// The first execution under the same key may have succeeded, and its effect may be what refuses the second.
    private ResponseEntity<byte[]> firstAnswer(HttpServletRequest request, StoredAnswer refusal, boolean keep) {
        if (!(request.getAttribute(CallerResolver.ATTRIBUTE) instanceof Caller caller)
                || caller.idempotencyKey() == null) {
            return refusal.toResponse();
        }
        String key = caller.idempotencyKey();
        try {
            return answers.find(caller, key)
                    .orElseGet(() -> keep ? answers.storeRefusal(caller, key, refusal) : refusal)
                    .toResponse();
        } catch (Rejected keyReused) {
            return rejected(keyReused, request);
        } catch (DataAccessException storeFailed) {
            return anythingElse(storeFailed, request);
        }
    }

    private ResponseEntity<byte[]> malformed(List<Finding> findings) {
        return respond(
                Problem.of(HttpStatus.BAD_REQUEST, "request.malformed", "The request is not well-formed.", findings));
    }

    private ResponseEntity<byte[]> respond(Problem problem) {
        return answer(problem).toResponse();
    }

    private ResponseEntity<byte[]> respond(Problem problem, @Nullable HttpHeaders headers) {
        ResponseEntity<byte[]> response = respond(problem);
        HttpHeaders all = new HttpHeaders();
        all.putAll(response.getHeaders());
        if (headers != null) {
            headers.forEach(all::putIfAbsent);
        }
        return new ResponseEntity<>(response.getBody(), all, response.getStatusCode());
    }

    private StoredAnswer answer(Problem problem) {
        return new StoredAnswer(problem.status(), null, mapper.writeValueAsBytes(problem));
    }
}
