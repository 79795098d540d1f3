package dev.assay.kit.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the claims of a token strictly: whatever has not the type that RFC 7519 or Assay gives it makes the token
/// invalid, so that no two readers can understand it differently.
///
/// @param issuer what `iss` must say
/// @param audiences of which `aud` must name one
record Claims(String issuer, Set<String> audiences) {

    /// By how much the issuer's clock may differ.
    static final Duration SKEW = Duration.ofSeconds(60);

    private static final int MOST_ROLES = 100;
    private static final long END_OF_TIME =
            Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    Claims {
        audiences = Set.copyOf(audiences);
    }

    /// @throws Invalid if a claim is missing, malformed, or speaks against the token now
    Identity read(Map<String, Object> claims, Instant now) {
        require(issuer.equals(claims.get("iss")), "iss");
        require(strings("aud", listed(claims.get("aud"))).stream().anyMatch(audiences::contains), "aud");
        Instant expiresAt = time(claims, "exp");
        Instant notBefore = claims.containsKey("nbf") ? time(claims, "nbf") : null;
        Instant issuedAt = claims.containsKey("iat") ? time(claims, "iat") : null;
        require(now.isBefore(expiresAt.plus(SKEW)), "exp");
        require(notBefore == null || !now.plus(SKEW).isBefore(notBefore), "nbf");
        require(issuedAt == null || issuedAt.isBefore(expiresAt), "iat");
        return new Identity(subject(claims.get("sub")), roles(claims), expiresAt);
    }

    private static UUID subject(@Nullable Object subject) {
        if (subject instanceof String text && UUID_TEXT.matcher(text).matches()) {
            return UUID.fromString(text);
        }
        throw new Invalid("sub");
    }

    /// Without the claim there are no roles. A name that is none of Assay's belongs to another system, and grants
    // nothing.
    private static Set<Role> roles(Map<String, Object> claims) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        if (!claims.containsKey("roles")) {
            return roles;
        }
        if (!(claims.get("roles") instanceof Collection<?> claimed) || claimed.size() > MOST_ROLES) {
            throw new Invalid("roles");
        }
        Set<String> names = strings("roles", claimed);
        require(names.size() == claimed.size(), "roles");
        for (Role role : Role.values()) {
            if (names.contains(role.name())) {
                roles.add(role);
            }
        }
        return roles;
    }

    /// One string may stand for the list of it (RFC 7519, section 4.1.3).
    private static Collection<?> listed(@Nullable Object value) {
        return switch (value) {
            case String one -> List.of(one);
            case Collection<?> several -> several;
            case null, default -> List.of();
        };
    }

    private static Set<String> strings(String claim, Collection<?> values) {
        Set<String> strings = new HashSet<>();
        for (Object value : values) {
            if (!(value instanceof String text)) {
                throw new Invalid(claim);
            }
            strings.add(text);
        }
        return strings;
    }

    /// Seconds since 1970, with or without a fraction (RFC 7519, section 2).
    private static Instant time(Map<String, Object> claims, String claim) {
        Object value = claims.get(claim);
        if (!(value instanceof Number number)) {
            throw new Invalid(claim);
        }
        double seconds = number.doubleValue();
        require(seconds >= 0 && seconds <= END_OF_TIME, claim);
        return Instant.ofEpochSecond((long) seconds);
    }

    private static void require(boolean holds, String claim) {
        if (!holds) {
            throw new Invalid(claim);
        }
    }

    /// The token is not to be trusted; says by which claim, never by which value.
    static final class Invalid extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Invalid(String claim) {
            super("The claim " + claim + " is not acceptable", null, false, false);
        }
    }
}
