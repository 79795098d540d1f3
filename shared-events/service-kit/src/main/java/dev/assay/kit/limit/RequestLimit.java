package dev.assay.kit.limit;

import dev.assay.kit.http.Problem;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/// Bounds the requests at work. Some more wait for a moment, and whoever comes beyond them is refused at once (503),
/// so that a flood costs neither memory nor those who are being served; and no caller can take all the places.
///
/// It stands after security, which says who calls, and after the body is read: whoever sends slowly holds no place.
/// Callers without a token reach nothing that it protects. An answer that goes on by itself after its request, as the
/// event stream does, holds no place and needs a bound of its own.
public final class RequestLimit extends OncePerRequestFilter {

    private final Places places;
    private final JsonMapper mapper;
    private final Counter refused;

    RequestLimit(RequestSettings settings, JsonMapper mapper, MeterRegistry metrics) {
        this.places = new Places(settings);
        this.mapper = mapper;
        Gauge.builder("assay.requests.working", places, Places::working)
                .description("Requests at work")
                .register(metrics);
        Gauge.builder("assay.requests.waiting", places, Places::waiting)
                .description("Requests that wait until others are answered")
                .register(metrics);
        refused = refusals(metrics);
    }

    static Counter refusals(MeterRegistry metrics) {
        return Counter.builder("assay.requests.refused")
                .description("Requests answered 503 because too many others were there")
                .register(metrics);
    }

    static void refuse(HttpServletResponse response, JsonMapper mapper) throws IOException {
        Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "service.busy",
                        "Too many requests are being answered; send this one again soon.")
                .write(response, mapper);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String caller = request.getRemoteUser();
        if (caller == null) {
            chain.doFilter(request, response);
        } else if (places.enter(caller)) {
            try {
                chain.doFilter(request, response);
            } finally {
                places.leave(caller);
            }
        } else {
            refused.increment();
            refuse(response, mapper);
        }
    }
}
