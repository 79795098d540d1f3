package dev.assay.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TestIssuerTest {

    @Test
    void tokensAreSignedWithThePublishedKey() throws Exception {
        try (var issuer = TestIssuer.start();
                var client = HttpClient.newHttpClient()) {
            String configuration = get(client, issuer.uri() + "/.well-known/openid-configuration");
            String keys = get(client, field(configuration, "jwks_uri"));
            UUID subject = new UUID(1, 2);

            String[] token = issuer.token(subject, "HR", "PANEL").split("\\.");

            var key = new RSAPublicKeySpec(number(field(keys, "n")), number(field(keys, "e")));
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(KeyFactory.getInstance("RSA").generatePublic(key));
            signature.update((token[0] + "." + token[1]).getBytes(StandardCharsets.US_ASCII));
            assertThat(signature.verify(Base64.getUrlDecoder().decode(token[2])))
                    .isTrue();
            assertThat(new String(Base64.getUrlDecoder().decode(token[1]), StandardCharsets.UTF_8))
                    .contains("\"iss\":\"" + issuer.uri() + "\"")
                    .contains("\"sub\":\"" + subject + "\"")
                    .contains("\"roles\":[\"HR\",\"PANEL\"]");
        }
    }

    private static String get(HttpClient client, String uri) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(uri)).build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private static String field(String json, String name) {
        var matcher = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(json);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private static BigInteger number(String base64) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(base64));
    }
}
