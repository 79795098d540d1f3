package dev.assay.kit.token;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Fetches the issuer's keys over HTTP (OpenID Connect Discovery 1.0, RFC 7517).
///
/// The first token makes it ask, so the issuer need not be up before. Whoever sends tokens with made-up key ids cannot
/// make it ask more often than twice in [#INTERVAL]; a new key of the issuer is known after as long.
final class IssuerKeys implements JWKSetSource<SecurityContext> {

    /// In which the issuer is asked at most twice.
    static final Duration INTERVAL = Duration.ofSeconds(10);

    /// After which the keys are fetched again, so that one that the issuer withdrew is refused.
    static final Duration FRESH = Duration.ofMinutes(5);

    /// For how long known keys are used on while the issuer is away.
    static final Duration OUTAGE = Duration.ofHours(4);

    private static final Duration REFRESH_AHEAD = Duration.ofMinutes(1);
    private static final Duration LONGEST_FETCH = Duration.ofSeconds(10);
    private static final int CONNECT_MILLIS = 2_000;
    private static final int READ_MILLIS = 2_000;
    private static final int MOST_BYTES = 256 << 10;

    private static final Logger log = LoggerFactory.getLogger(IssuerKeys.class);

    private final DefaultResourceRetriever http = new DefaultResourceRetriever(CONNECT_MILLIS, READ_MILLIS, MOST_BYTES);
    private final String issuer;
    private volatile @Nullable URL keySet;
    private volatile boolean reachable = true;

    IssuerKeys(String issuer) {
        this.issuer = issuer;
    }

    /// The keys with all that bounds how often they are asked for.
    JWKSource<SecurityContext> bounded() {
        return JWKSourceBuilder.create(this)
                .retrying(false)
                .outageTolerant(OUTAGE.toMillis())
                .rateLimited(INTERVAL.toMillis())
                .cache(FRESH.toMillis(), LONGEST_FETCH.toMillis())
                .refreshAheadCache(REFRESH_AHEAD.toMillis(), false)
                .build();
    }

    /// Whether the issuer answered when it was asked last.
    boolean isReachable() {
        return reachable;
    }

    @Override
    public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator evaluator, long now, @Nullable SecurityContext context)
            throws KeySourceException {
        try {
            URL url = keySet;
            if (url == null) {
                url = discover();
            }
            JWKSet keys = JWKSet.parse(http.retrieveResource(url).getContent());
            keySet = url;
            reachable = true;
            return keys;
        } catch (IOException | ParseException | IllegalArgumentException failure) {
            keySet = null;
            reachable = false;
            log.atWarn().addKeyValue("cause", failure.toString()).log("Fetching the token issuer's keys failed");
            throw new JWKSetUnavailableException("The issuer's keys cannot be fetched", failure);
        }
    }

    private URL discover() throws IOException, ParseException {
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        URL url = URI.create(base + "/.well-known/openid-configuration").toURL();
        var configuration = JSONObjectUtils.parse(http.retrieveResource(url).getContent());
        if (!issuer.equals(configuration.get("issuer")) || !(configuration.get("jwks_uri") instanceof String keys)) {
            throw new IOException("The configuration under " + url + " is not that of the issuer");
        }
        return URI.create(keys).toURL();
    }

    @Override
    public void close() {}
}
