package dev.assay.kit.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import tools.jackson.databind.json.JsonMapper;

/// Answers as a problem what the server itself or security's firewall refuses, before any controller.
@Controller
class ErrorAnswers implements ErrorController {

    private final JsonMapper mapper;

    ErrorAnswers(JsonMapper mapper) {
        this.mapper = mapper;
    }

    @RequestMapping("${spring.web.error.path:/error}")
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpStatus status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? HttpStatus.valueOf(code)
                : HttpStatus.NOT_FOUND;
        Problem cutOff = CutOffBodies.problem(request);
        (cutOff == null ? problem(status) : cutOff).write(response, mapper);
    }

    private static Problem problem(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST -> Problem.of(status, "request.malformed", "The request is not well-formed.");
            case INTERNAL_SERVER_ERROR -> Problem.of(status, "internal", null);
            default ->
                Problem.of(
                        status, "http." + status.name().toLowerCase(Locale.ROOT).replace('_', '-'), null);
        };
    }
}
