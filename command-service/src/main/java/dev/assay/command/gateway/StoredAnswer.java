package dev.assay.command.gateway;

import dev.assay.kit.http.Problem;
import java.net.URI;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// An answer that can be stored and given again.
record StoredAnswer(int status, @Nullable URI location, byte[] body) {

    ResponseEntity<byte[]> toResponse() {
        ResponseEntity.BodyBuilder response = ResponseEntity.status(status)
                .contentType(
                        HttpStatus.valueOf(status).isError()
                                ? MediaType.APPLICATION_PROBLEM_JSON
                                : MediaType.APPLICATION_JSON);
        if (location != null) {
            response.location(location);
        }
        if (status == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            response.header(HttpHeaders.RETRY_AFTER, Problem.RETRY_AFTER_SECONDS);
        }
        return response.body(body);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StoredAnswer(int otherStatus, URI otherLocation, byte[] otherBody)
                && status == otherStatus
                && Objects.equals(location, otherLocation)
                && Arrays.equals(body, otherBody);
    }

    @Override
    public int hashCode() {
        return Objects.hash(status, location, Arrays.hashCode(body));
    }
}
