package dev.assay.command.gateway;

import dev.assay.kit.limit.RequestBodies;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Tells requests of one key apart.
final class RequestHash {

    private RequestHash() {}

    /// SHA-256 of method, path, query and body, in hex. A streamed body does not count.
    static String of(HttpServletRequest request) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String query = request.getQueryString();
            String head = request.getMethod() + "\n" + request.getRequestURI() + "\n" + (query == null ? "" : query);
            digest.update((head + "\n").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(RequestBodies.of(request)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
