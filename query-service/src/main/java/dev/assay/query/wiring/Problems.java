package dev.assay.query.wiring;

import com.mongodb.MongoException;
import dev.assay.kit.connection.Client;
import dev.assay.kit.text.UnacceptableText;
import dev.assay.query.BadParameter;
import dev.assay.query.Conflict;
import dev.assay.query.TooMany;
import dev.assay.query.Unavailable;
import dev.assay.query.Unknown;
import dev.assay.query.access.Denied;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/// Every error as problem+json.
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler
    ResponseEntity<Object> unknown(Unknown unknown) {
        return ProblemAnswer.answer(ProblemAnswer.of(HttpStatus.NOT_FOUND, unknown.code(), text(unknown)));
    }

    @ExceptionHandler
    ResponseEntity<Object> conflict(Conflict conflict) {
        return ProblemAnswer.answer(ProblemAnswer.of(HttpStatus.CONFLICT, conflict.code(), text(conflict)));
    }

    @ExceptionHandler
    ResponseEntity<Object> denied(Denied denied) {
        return ProblemAnswer.answer(ProblemAnswer.of(HttpStatus.FORBIDDEN, denied.code(), text(denied)));
    }

    @ExceptionHandler
    ResponseEntity<Object> unauthenticated(AuthenticationException missing) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        return ProblemAnswer.answer(
                ProblemAnswer.of(HttpStatus.UNAUTHORIZED, "access.unauthenticated", text(missing)), headers);
    }

    @ExceptionHandler
    ResponseEntity<Object> unavailable(Unavailable unavailable) {
        return ProblemAnswer.answer(
                ProblemAnswer.of(HttpStatus.SERVICE_UNAVAILABLE, unavailable.code(), text(unavailable)));
    }

    @ExceptionHandler
    ResponseEntity<Object> tooMany(TooMany tooMany) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, ProblemAnswer.RETRY_AFTER);
        return ProblemAnswer.answer(
                ProblemAnswer.of(HttpStatus.TOO_MANY_REQUESTS, tooMany.code(), text(tooMany)), headers);
    }

    @ExceptionHandler
    ResponseEntity<Object> databaseDown(MongoException failure) {
        if (!Client.current().isGone()) {
            log.atWarn()
                    .addKeyValue("cause", failure.getClass().getSimpleName())
                    .log("A query could not reach the views");
        }
        return ProblemAnswer.answer(ProblemAnswer.of(
                HttpStatus.SERVICE_UNAVAILABLE, "view.unavailable", "The views cannot be reached now."));
    }

    @ExceptionHandler
    ResponseEntity<Object> badParameter(BadParameter bad) {
        return ProblemAnswer.answer(invalid(List.of(finding(bad.parameter(), bad.rule(), text(bad)))));
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> bug(Exception bug) {
        if (bug instanceof IOException) {
            log.debug("The reader closed the connection");
            return null;
        }
        log.error("A query failed unexpectedly", bug);
        return ProblemAnswer.answer(
                ProblemAnswer.of(HttpStatus.INTERNAL_SERVER_ERROR, "internal", "Something went wrong on our side."));
    }

    @Override
    protected ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException mismatch, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String name = mismatch instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : String.valueOf(mismatch.getPropertyName());
        Class<?> wanted = mismatch.getRequiredType();
        String rule = wanted == null ? "format" : wanted.getSimpleName().toLowerCase(Locale.ROOT);
        return ProblemAnswer.answer(invalid(List.of(finding(name, "format", "This is not a valid " + rule + "."))));
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        if (unreadable.getCause() instanceof UnacceptableText text) {
            String field = text.getPath().isEmpty()
                    ? "body"
                    : String.valueOf(text.getPath().getLast().getPropertyName());
            return ProblemAnswer.answer(invalid(
                    List.of(finding(field, text.fault().rule(), text.fault().message()))));
        }
        return handleExceptionInternal(unreadable, null, headers, status, request);
    }

    @Override
    protected ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException missing,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return ProblemAnswer.answer(
                invalid(List.of(finding(missing.getParameterName(), "required", "This parameter is required."))));
    }

    @Override
    protected ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<Map<String, String>> findings = invalid.getParameterValidationResults().stream()
                .flatMap(result -> result.getResolvableErrors().stream()
                        .map(error -> finding(
                                String.valueOf(result.getMethodParameter().getParameterName()),
                                "range",
                                String.valueOf(error.getDefaultMessage()))))
                .toList();
        return ProblemAnswer.answer(invalid(findings));
    }

    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception failure, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        HttpStatus known = HttpStatus.valueOf(status.value());
        String code = known.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return ProblemAnswer.answer(ProblemAnswer.of(status, code, known.getReasonPhrase() + "."), headers);
    }

    private static ProblemDetail invalid(List<Map<String, String>> findings) {
        ProblemDetail problem = ProblemAnswer.of(
                HttpStatus.BAD_REQUEST, "parameter.invalid", "A parameter of the query cannot be used.");
        problem.setProperty("errors", findings);
        return problem;
    }

    private static Map<String, String> finding(String field, String rule, String message) {
        return Map.of("field", field, "rule", rule, "message", message);
    }

    private static String text(Exception failure) {
        return String.valueOf(failure.getMessage());
    }
}
