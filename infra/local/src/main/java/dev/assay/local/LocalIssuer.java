package dev.assay.local;

import dev.assay.local.demo.People;
import dev.assay.local.issuer.Client;
import dev.assay.local.issuer.Issuer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The issuer alone, for stacks whose other parts run elsewhere, such as in containers.
public final class LocalIssuer {

    private LocalIssuer() {}

    /// @param arguments none; `ASSAY_ISSUER_URI` says how the services call it, `ASSAY_ISSUER_PORT` where it listens,
    ///     `ASSAY_ALERT_POLICY_CLIENT_SECRET` the secret of the alert policy's client, if it is to have one
    public static void main(String[] arguments) {
        Map<String, String> environment = System.getenv();
        Settings settings = Settings.of(environment);
        int port = settings.issuer().number();
        String uri = environment.getOrDefault("ASSAY_ISSUER_URI", Issuer.uri(port));
        Path key = DataFolder.open(settings.data()).resolve(Issuer.KEY_FILE);
        Issuer issuer =
                Issuer.start("0.0.0.0", port, uri, key, clients(environment.get("ASSAY_ALERT_POLICY_CLIENT_SECRET")));
        Runtime.getRuntime().addShutdownHook(new Thread(issuer::close, "stop"));
        System.out.println("The issuer is up as " + uri);
    }

    private static List<Client> clients(@Nullable String alertPolicySecret) {
        return People.clients().stream()
                .map(client -> client.equals(People.ALERT_POLICY) && alertPolicySecret != null
                        ? client.withSecret(alertPolicySecret)
                        : client)
                .toList();
    }
}
