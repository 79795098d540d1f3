package dev.assay.command.gateway;

import dev.assay.command.By;
import dev.assay.command.access.Caller;
import dev.assay.kit.token.CallerAuthentication;
import dev.assay.kit.token.Identity;
import dev.assay.kit.token.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Fills a controller's [Caller] from the token and the headers.
@Component
public class CallerResolver implements HandlerMethodArgumentResolver {

    static final String ATTRIBUTE = Caller.class.getName();

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");

    private final Clock clock;

    CallerResolver(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest request = Objects.requireNonNull(webRequest.getNativeRequest(HttpServletRequest.class));
        Identity identity = CallerAuthentication.identity();
        Caller caller = new Caller(
                new By(identity.id(), LocalDate.now(clock)),
                identity.roles(),
                key(request),
                RequestHash.of(request),
                header(request, "X-Correlation-Id"),
                identity.roles().contains(Role.SERVICE) ? header(request, "X-Causation-Id") : null);
        request.setAttribute(ATTRIBUTE, caller);
        return caller;
    }

    private static @Nullable String key(HttpServletRequest request) {
        String key = request.getHeader("Idempotency-Key");
        if (key == null && !request.getMethod().equals(HttpMethod.POST.name())) {
            return null;
        }
        if (key == null) {
            throw new Malformed("Idempotency-Key", "required", "Every POST needs the header Idempotency-Key.");
        }
        if (!KEY.matcher(key).matches()) {
            throw new Malformed(
                    "Idempotency-Key", "format", "The Idempotency-Key is 1 to 200 printable ASCII characters.");
        }
        return key;
    }

    private static @Nullable UUID header(HttpServletRequest request, String name) {
        String value = request.getHeader(name);
        try {
            return value == null ? null : UUID.fromString(value);
        } catch (IllegalArgumentException e) {
            throw new Malformed(name, "format", "The header " + name + " is a UUID.");
        }
    }
}
