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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/// An OpenID Connect issuer for tests: publishes its key over HTTP and signs whatever a test asks for.
public final class TestIssuer implements AutoCloseable {

    private static final String AUDIENCE = "assay";

    private final HttpServer server;
    private final AtomicInteger fetches = new AtomicInteger();
    private volatile Key key = Key.generate("test");
    private volatile boolean away;

    /// @param id the `kid` of the tokens that it signs
    private record Key(String id, KeyPair pair) {

        static Key generate(String id) {
            try {
                var generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                return new Key(id, generator.generateKeyPair());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private TestIssuer(HttpServer server) {
        this.server = server;
    }

    public static TestIssuer start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var issuer = new TestIssuer(server);
            server.createContext(
                    "/.well-known/openid-configuration", exchange -> issuer.answer(exchange, issuer.configuration()));
            server.createContext("/jwks", exchange -> {
                issuer.fetches.incrementAndGet();
                issuer.answer(exchange, issuer.keySet());
            });
            server.createContext("/token", exchange -> issuer.answer(exchange, issuer.grant(exchange)));
            server.start();
            return issuer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
        String claims = "{\"iss\":\"%s\",\"aud\":[\"%s\"],\"sub\":\"%s\",\"iat\":%d,\"exp\":%d,\"roles\":[%s]}"
                .formatted(
                        uri(),
                        audience,
                        subject,
                        expiresAt.minus(Duration.ofHours(1)).getEpochSecond(),
                        expiresAt.getEpochSecond(),
                        Arrays.stream(roles).map(role -> '"' + role + '"').collect(Collectors.joining(",")));
        return sign("JWT", claims);
    }

    /// Signs whatever claims a test makes up.
    ///
    /// @param type the header's `typ`
    /// @param claims JSON, or what shall be taken for it
    public String sign(String type, String claims) {
        return sign("{\"alg\":\"RS256\",\"typ\":\"%s\",\"kid\":\"%s\"}".formatted(type, key.id), claims, key);
    }

    /// A token that names a key which the issuer does not have.
    public String signedWithUnknownKey(UUID subject, String keyId) {
        String claims = "{\"iss\":\"%s\",\"aud\":\"%s\",\"sub\":\"%s\",\"exp\":%d}"
                .formatted(
                        uri(),
                        AUDIENCE,
                        subject,
                        Instant.now().plus(Duration.ofHours(1)).getEpochSecond());
        return sign("{\"alg\":\"RS256\",\"kid\":\"%s\"}".formatted(keyId), claims, key);
    }

    /// From now on there is another key, and the one before is withdrawn.
    public void changeKey(String id) {
        key = Key.generate(id);
    }

    /// How often the keys were asked for.
    public int keyFetches() {
        return fetches.get();
    }

    /// Whether every question is answered 503.
    public void beAway(boolean away) {
        this.away = away;
    }

    private static String sign(String header, String claims, Key key) {
        String content =
                base64(header.getBytes(StandardCharsets.UTF_8)) + "." + base64(claims.getBytes(StandardCharsets.UTF_8));
        return content + "." + base64(signature(content, key));
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

    private static byte[] signature(String content, Key key) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key.pair.getPrivate());
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
        Key current = key;
        var publicKey = (RSAPublicKey) current.pair.getPublic();
        return "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"%s\",\"n\":\"%s\",\"e\":\"%s\"}]}"
                .formatted(
                        current.id,
                        base64(unsigned(publicKey.getModulus())),
                        base64(unsigned(publicKey.getPublicExponent())));
    }

    private static byte[] unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private void answer(HttpExchange exchange, String json) throws IOException {
        try (exchange) {
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(away ? 503 : 200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
