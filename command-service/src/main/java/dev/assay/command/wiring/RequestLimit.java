package dev.assay.command.wiring;

import dev.assay.kit.http.Problem;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/// Bounds the requests at work. Some more wait for a moment, and whoever comes beyond them is refused at once (503),
/// so that a flood costs neither memory nor those who are being served.
///
/// It stands before security, whose work is part of what it bounds. Health and metrics are outside of it.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class RequestLimit extends OncePerRequestFilter {

    private final RequestSettings settings;
    private final JsonMapper mapper;
    private final Semaphore places;
    private final AtomicInteger waiting = new AtomicInteger();
    private final Counter refused;

    RequestLimit(RequestSettings settings, JsonMapper mapper, MeterRegistry metrics) {
        this.settings = settings;
        this.mapper = mapper;
        // Fair, so that nobody waits for longer than those who came later.
        this.places = new Semaphore(settings.atWork(), true);
        Gauge.builder("assay.requests.working", places, free -> settings.atWork() - free.availablePermits())
                .description("Requests at work")
                .register(metrics);
        Gauge.builder("assay.requests.waiting", waiting, AtomicInteger::get)
                .description("Requests that wait until others are answered")
                .register(metrics);
        refused = Counter.builder("assay.requests.refused")
                .description("Requests answered 503 because too many others were there")
                .register(metrics);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!enter()) {
            refused.increment();
            Problem.of(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "service.busy",
                            "Too many requests are being answered; send this one again soon.")
                    .write(response, mapper);
            return;
        }
        boolean released = false;
        try {
            chain.doFilter(request, response);
            if (request.isAsyncStarted()) {
                request.getAsyncContext().addListener(new Leave());
                released = true;
            }
        } finally {
            if (!released) {
                places.release();
            }
        }
    }

    private boolean enter() {
        // Without a look at those who wait, which tryAcquire() alone would pass by.
        if (waiting.get() == 0 && places.tryAcquire()) {
            return true;
        }
        if (waiting.incrementAndGet() > settings.waiting()) {
            waiting.decrementAndGet();
            return false;
        }
        try {
            return places.tryAcquire(settings.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waiting.decrementAndGet();
        }
    }

    /// An answer that is streamed keeps its place until its end.
    private final class Leave implements AsyncListener {

        @Override
        public void onComplete(AsyncEvent event) {
            places.release();
        }

        @Override
        public void onTimeout(AsyncEvent event) {}

        @Override
        public void onError(AsyncEvent event) {}

        @Override
        public void onStartAsync(AsyncEvent event) {
            event.getAsyncContext().addListener(this);
        }
    }
}
