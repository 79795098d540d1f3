package dev.assay.kit.connection;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// There is nobody to be told of it.
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class ClientGoneAdvice {

    @ExceptionHandler
    void gone(ClientGone gone) {}
}
