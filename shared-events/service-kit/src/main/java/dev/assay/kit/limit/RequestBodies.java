package dev.assay.kit.limit;

import dev.assay.kit.connection.ClientFilter;
import dev.assay.kit.connection.ConnectionSettings;
import dev.assay.kit.connection.PacedBody;
import dev.assay.kit.connection.TooSlow;
import dev.assay.kit.http.Problem;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/// Reads the body before the request has a place among those that are worked on: up to a limit, at the least rate, and
/// within a time. A body that is streamed must only keep the rate.
public final class RequestBodies extends OncePerRequestFilter {

    private static final String BODY = RequestBodies.class.getName() + ".body";
    private static final byte[] NONE = {};
    private static final int CHUNK = 8 << 10;

    /// Memory is asked for in steps of so many bytes.
    private static final int STEP = 64 << 10;

    private final BodyLimits limits;
    private final ConnectionSettings pace;
    private final BodyMemory memory;
    private final JsonMapper mapper;
    private final Counter refused;

    RequestBodies(
            BodyLimits limits,
            RequestSettings settings,
            ConnectionSettings pace,
            JsonMapper mapper,
            MeterRegistry metrics) {
        this.limits = limits;
        this.pace = pace;
        this.memory = new BodyMemory(settings);
        this.mapper = mapper;
        this.refused = RequestLimit.refusals(metrics);
    }

    /// The body as it was read; empty if there is none or it is streamed.
    public static byte[] of(HttpServletRequest request) {
        return request.getAttribute(BODY) instanceof byte[] body ? body : NONE;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        int limit = hasBody(request) ? limits.of(request) : 0;
        if (limit == BodyLimits.STREAMED) {
            ClientFilter.bodyIsReadLater(request);
            chain.doFilter(new StreamedRequest(request, PacedBody.of(request, pace)), response);
        } else if (!hasBody(request)) {
            chain.doFilter(request, response);
        } else if (request.getContentLengthLong() > limit) {
            refuseLength(limit, response);
        } else {
            Reading reading = new Reading(Objects.requireNonNullElse(request.getRemoteUser(), ""), limit);
            try {
                byte[] body = reading.read(request, response);
                if (body != null) {
                    request.setAttribute(BODY, body);
                    chain.doFilter(new BufferedRequest(request, body), response);
                }
            } finally {
                memory.giveBack(reading.caller, reading.taken);
            }
        }
    }

    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    private void refuseLength(int limit, HttpServletResponse response) throws IOException {
        Problem.of(HttpStatus.CONTENT_TOO_LARGE, "request.too-large", "The body may have " + limit + " bytes at most.")
                .write(response, mapper);
    }

    /// One body on its way.
    private final class Reading {

        final String caller;
        final int limit;
        long taken;

        Reading(String caller, int limit) {
            this.caller = caller;
            this.limit = limit;
        }

        /// @return null if the request was refused
        byte @Nullable [] read(HttpServletRequest request, HttpServletResponse response) throws IOException {
            PacedBody in = PacedBody.within(pace.bodyTimeout(), request, pace);
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            byte[] chunk = new byte[CHUNK];
            try {
                for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                    body.write(chunk, 0, count);
                    if (body.size() > limit) {
                        refuseLength(limit, response);
                        return null;
                    }
                    if (!hasRoom(body.size())) {
                        in.giveUp();
                        refused.increment();
                        RequestLimit.refuse(response, mapper);
                        return null;
                    }
                }
                return body.toByteArray();
            } catch (TooSlow slow) {
                in.giveUp();
                Problem.of(
                                HttpStatus.REQUEST_TIMEOUT,
                                "request.too-slow",
                                "The body came too slowly; send this request again over a better connection.")
                        .write(response, mapper);
                return null;
            } catch (IOException cut) {
                in.giveUp();
                Problem.of(
                                HttpStatus.BAD_REQUEST,
                                "request.incomplete",
                                "The body ended early, or cannot be read; send this request again.")
                        .write(response, mapper);
                return null;
            }
        }

        private boolean hasRoom(int size) {
            if (size <= CHUNK || size <= taken) {
                return true;
            }
            boolean room = memory.take(caller, STEP);
            if (room) {
                taken += STEP;
            }
            return room;
        }
    }
}
