package dev.assay.embedded;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Signed tokens of every shape that a service may meet, each with the answer that all services must give.
public final class TokenShapes {

    private static final String SUBJECT = "\"sub\":\"%s\"".formatted(new UUID(7, 7));
    private static final long NOW = Instant.now().getEpochSecond();
    private static final String EXPIRY = "\"exp\":" + (NOW + 3600);

    private final TestIssuer issuer;
    private final List<Shape> shapes = new ArrayList<>();

    /// @param name says what is odd about it
    /// @param accepted else it is answered 401
    public record Shape(String name, String token, boolean accepted) {

        @Override
        public String toString() {
            return name;
        }
    }

    private TokenShapes(TestIssuer issuer) {
        this.issuer = issuer;
    }

    public static List<Shape> of(TestIssuer issuer) {
        TokenShapes all = new TokenShapes(issuer);
        all.types();
        all.roles();
        all.subjects();
        all.times();
        all.issuersAndAudiences();
        all.tokens();
        return List.copyOf(all.shapes);
    }

    private void types() {
        for (String type : List.of("JWT", "jwt", "at+jwt", "AT+JWT", "application/at+jwt")) {
            add("type " + type, issuer.sign(type, claims(EXPIRY, SUBJECT, roles("[\"HR\"]"))), true);
        }
        for (String type : List.of("JOSE", "logout+jwt", "dpop+jwt", "secevent+jwt", "")) {
            add("type " + type, issuer.sign(type, claims(EXPIRY, SUBJECT, roles("[\"HR\"]"))), false);
        }
    }

    private void roles() {
        String many = IntStream.range(0, 300).mapToObj(i -> "\"R" + i + "\"").collect(Collectors.joining(","));
        for (String roles :
                List.of("[]", "[\"HR\"]", "[\"HR\",\"MANAGER\"]", "[\"HR\",\"OTHER_SYSTEM\"]", "[\"hr\"]")) {
            add("roles " + roles, signed(EXPIRY, SUBJECT, roles(roles)), true);
        }
        add("no roles", signed(EXPIRY, SUBJECT), true);
        for (String roles : List.of(
                "\"HR\"",
                "\"HR MANAGER\"",
                "null",
                "1",
                "true",
                "{\"HR\":true}",
                "[1,null,\"HR\"]",
                "[null]",
                "[[\"HR\"]]",
                "[{\"name\":\"HR\"}]",
                "[\"HR\",\"HR\"]",
                "[\"HR\",1.5]",
                "[" + many + "]")) {
            String name = roles.length() > 40 ? "300 of them" : roles;
            add("roles " + name, signed(EXPIRY, SUBJECT, roles(roles)), false);
        }
        add("two claims of roles", signed(EXPIRY, SUBJECT, roles("[\"HR\"]"), roles("[\"PANEL\"]")), false);
    }

    private void subjects() {
        add("no subject", signed(EXPIRY), false);
        for (String subject : List.of(
                "null",
                "7",
                "\"\"",
                "\"hr\"",
                "\"1-1-1-1-1\"",
                "[\"%s\"]".formatted(new UUID(7, 7)),
                "\" %s\"".formatted(new UUID(7, 7)))) {
            add("subject " + subject, signed(EXPIRY, "\"sub\":" + subject), false);
        }
    }

    private void times() {
        add("no expiry", signed(SUBJECT), false);
        for (String time : List.of(
                "null",
                "\"" + (NOW + 3600) + "\"",
                "true",
                "[1]",
                "-1",
                "0",
                "1e300",
                "1e400",
                "9223372036854775807",
                "-9223372036854775808",
                "99999999999999999999999",
                "253402300800",
                String.valueOf(NOW - 3600))) {
            add("expiry " + time, signed(SUBJECT, "\"exp\":" + time), false);
        }
        add("expiry with a fraction", signed(SUBJECT, "\"exp\":" + (NOW + 3600) + ".5"), true);
        add("not before earlier", signed(SUBJECT, EXPIRY, "\"nbf\":" + (NOW - 60)), true);
        for (String time : List.of("null", "\"1\"", "1e300", "-9223372036854775808", String.valueOf(NOW + 600))) {
            add("not before " + time, signed(SUBJECT, EXPIRY, "\"nbf\":" + time), false);
        }
        for (String time :
                List.of("null", "\"1\"", "1e300", "9223372036854775807", "-1", String.valueOf(NOW + 7200), "[]")) {
            add("issued at " + time, signed(SUBJECT, EXPIRY, "\"iat\":" + time), false);
        }
    }

    private void issuersAndAudiences() {
        String rest = EXPIRY + "," + SUBJECT;
        add(
                "audience in a list",
                sign("\"iss\":\"%s\",\"aud\":[\"a\",\"assay\"],".formatted(issuer.uri()) + rest),
                true);
        for (String audience : List.of("\"other\"", "null", "[]", "[\"assay\",null]", "[1]", "{}", "\"assay \"")) {
            add(
                    "audience " + audience,
                    sign("\"iss\":\"%s\",\"aud\":%s,".formatted(issuer.uri(), audience) + rest),
                    false);
        }
        for (String name :
                List.of("\"%s/\"".formatted(issuer.uri()), "null", "7", "[\"%s\"]".formatted(issuer.uri()))) {
            add("issuer " + name, sign("\"iss\":%s,\"aud\":\"assay\",".formatted(name) + rest), false);
        }
        add("no issuer", sign("\"aud\":\"assay\"," + rest), false);
        add("no audience", sign("\"iss\":\"%s\",".formatted(issuer.uri()) + rest), false);
    }

    private void tokens() {
        String valid = signed(EXPIRY, SUBJECT, roles("[\"HR\"]"));
        String[] parts = valid.split("\\.");
        add("claims that are a list", issuer.sign("JWT", "[]"), false);
        add("claims that are no JSON", issuer.sign("JWT", "{"), false);
        add("claims nested deeply", signed(EXPIRY, SUBJECT, "\"x\":" + "[".repeat(2000) + "]".repeat(2000)), false);
        add("longer than 6 KiB", signed(EXPIRY, SUBJECT, "\"x\":\"" + "y".repeat(4700) + "\""), false);
        add("no signature", parts[0] + "." + parts[1] + ".", false);
        add("a changed signature", parts[0] + "." + parts[1] + "." + "A".repeat(parts[2].length()), false);
        add("an unsigned header", "eyJhbGciOiJub25lIn0." + parts[1] + ".", false);
        add("a key that the issuer does not have", issuer.signedWithUnknownKey(new UUID(7, 7), "none"), false);
        add("five parts", valid + ".x.y", false);
        add("no parts", "x", false);
    }

    private void add(String name, String token, boolean accepted) {
        shapes.add(new Shape(name, token, accepted));
    }

    private String signed(String... claims) {
        return issuer.sign("JWT", claims(claims));
    }

    private String sign(String claims) {
        return issuer.sign("JWT", "{" + claims + "}");
    }

    private String claims(String... claims) {
        return "{\"iss\":\"%s\",\"aud\":\"assay\",%s}".formatted(issuer.uri(), String.join(",", claims));
    }

    private static String roles(String roles) {
        return "\"roles\":" + roles;
    }
}
