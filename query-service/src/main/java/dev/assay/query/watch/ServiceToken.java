package dev.assay.query.watch;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.AuthorizedClientServiceOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.InMemoryOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.stereotype.Component;

/// The token with which the alert policy acts (role SERVICE), by client credentials.
///
/// The issuer is asked when the first token is needed, so the service starts without it.
@Component
class ServiceToken {

    private static final String CLIENT = "alert-policy";

    private final WatchSettings settings;
    private @Nullable OAuth2AuthorizedClientManager manager;

    ServiceToken(WatchSettings settings) {
        this.settings = settings;
    }

    /// A token that is valid for a while yet.
    ///
    /// @throws IllegalArgumentException if the issuer cannot be reached
    synchronized String value() {
        if (manager == null) {
            manager = manager();
        }
        OAuth2AuthorizedClient client = manager.authorize(OAuth2AuthorizeRequest.withClientRegistrationId(CLIENT)
                .principal(CLIENT)
                .build());
        if (client == null) {
            throw new IllegalArgumentException("The issuer gave no token");
        }
        return client.getAccessToken().getTokenValue();
    }

    /// The token was refused: the next one is asked for anew.
    synchronized void forget() {
        manager = null;
    }

    private OAuth2AuthorizedClientManager manager() {
        ClientRegistration registration = ClientRegistrations.fromIssuerLocation(settings.issuerUri())
                .registrationId(CLIENT)
                .clientId(settings.clientId())
                .clientSecret(settings.clientSecret())
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .build();
        InMemoryClientRegistrationRepository registrations = new InMemoryClientRegistrationRepository(registration);
        AuthorizedClientServiceOAuth2AuthorizedClientManager made =
                new AuthorizedClientServiceOAuth2AuthorizedClientManager(
                        registrations, new InMemoryOAuth2AuthorizedClientService(registrations));
        made.setAuthorizedClientProvider(OAuth2AuthorizedClientProviderBuilder.builder()
                .clientCredentials()
                .build());
        return made;
    }
}
