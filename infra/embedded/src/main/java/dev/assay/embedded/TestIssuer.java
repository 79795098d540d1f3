package dev.assay.embedded;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import java.util.stream.Collectors;

/// An OpenID Connect issuer for tests: publishes its key over HTTP and signs whatever a test asks for.
public final class TestIssuer implements AutoCloseable {

    private static final String AUDIENCE = "assay";
    private static final String KEY_ID = "test";

    private final HttpServer server;
    private final KeyPair keys;

    private TestIssuer(HttpServer server, KeyPair keys) {
        this.server = server;
        this.keys = keys;
    }

    public static TestIssuer start() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var issuer = new TestIssuer(server, generator.generateKeyPair());
            server.createContext(
                    "/.well-known/openid-configuration", exchange -> answer(exchange, issuer.configuration()));
            server.createContext("/jwks", exchange -> answer(exchange, issuer.keySet()));
            server.createContext("/token", exchange -> answer(exchange, issuer.grant(exchange)));
            server.start();
            return issuer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The value of `spring.security.oauth2.resourceserver.jwt.issuer-uri`.
    public String uri() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// A bearer token that the services accept for an hour.
    ///
    /// @param subject the person, or the service
    /// @param roles such as `HR` or `MANAGER`
    public String token(UUID subject, String... roles) {
        return token(subject, AUDIENCE, Instant.now().plus(Duration.ofHours(1)), roles);
    }

    /// A token of any audience and age, to be refused.
    public String token(UUID subject, String audience, Instant expiresAt, String... roles) {
        String header = "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"%s\"}".formatted(KEY_ID);
        String claims = "{\"iss\":\"%s\",\"aud\":[\"%s\"],\"sub\":\"%s\",\"iat\":%d,\"exp\":%d,\"roles\":[%s]}"
                .formatted(
                        uri(),
                        audience,
                        subject,
                        expiresAt.minus(Duration.ofHours(1)).getEpochSecond(),
                        expiresAt.getEpochSecond(),
                        Arrays.stream(roles).map(role -> '"' + role + '"').collect(Collectors.joining(",")));
        String content =
                base64(header.getBytes(StandardCharsets.UTF_8)) + "." + base64(claims.getBytes(StandardCharsets.UTF_8));
        return content + "." + base64(signature(content));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /// A service's own token (client credentials): any client whose id is a UUID gets one, whatever its secret.
    private String grant(HttpExchange exchange) {
        String basic = exchange.getRequestHeaders().getFirst("Authorization").substring("Basic ".length());
        String client = new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8);
        UUID id = UUID.fromString(client.substring(0, client.indexOf(':')));
        return "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":3600}"
                .formatted(token(id, "SERVICE"));
    }

    private byte[] signature(String content) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String configuration() {
        return """
                {"issuer":"%1$s","jwks_uri":"%1$s/jwks","authorization_endpoint":"%1$s/authorize",\
                "token_endpoint":"%1$s/token","response_types_supported":["code"],\
                "subject_types_supported":["public"],"id_token_signing_alg_values_supported":["RS256"]}""".formatted(uri());
    }

    private String keySet() {
        var key = (RSAPublicKey) keys.getPublic();
        return "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"%s\",\"n\":\"%s\",\"e\":\"%s\"}]}"
                .formatted(KEY_ID, base64(unsigned(key.getModulus())), base64(unsigned(key.getPublicExponent())));
    }

    private static byte[] unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        try (exchange) {
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
