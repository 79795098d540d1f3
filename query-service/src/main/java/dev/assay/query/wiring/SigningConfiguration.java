package dev.assay.query.wiring;

import dev.assay.events.RecordSignatures;
import dev.assay.events.SigningKeys;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The keys with which command-service signs.
@Configuration(proxyBeanMethods = false)
class SigningConfiguration {

    /// @throws IllegalArgumentException if there is no key, or one that is no secret; the service does not start then
    @Bean
    RecordSignatures recordSignatures(@Value("${assay.signing.keys:}") String keys) {
        try {
            return new RecordSignatures(SigningKeys.parse(keys));
        } catch (IllegalArgumentException unusable) {
            throw new IllegalArgumentException(
                    "ASSAY_SIGNING_KEYS cannot be used: " + unusable.getMessage()
                            + ". It holds id:secret, the secret being "
                            + "Base64 of 32 random bytes (openssl rand -base64 32).",
                    unusable);
        }
    }
}
