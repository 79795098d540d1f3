package dev.assay.local.issuer;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// A running issuer.
public final class Issuer implements AutoCloseable {

    /// What the signing key's file is called in the folder of data.
    public static final String KEY_FILE = "issuer.key";

    private final ConfigurableApplicationContext context;

    private Issuer(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /// @param address where to listen
    /// @param uri the `iss` claim of the tokens, at which the services find the key
    /// @param keyFile where the signing key is, or will be
    public static Issuer start(String address, int port, String uri, Path keyFile, List<Client> clients) {
        var context = new SpringApplicationBuilder(IssuerConfiguration.class)
                .initializers(starting -> starting.getBeanFactory()
                        .registerSingleton("issuerSettings", new IssuerSettings(uri, keyFile, clients)))
                .web(WebApplicationType.SERVLET)
                .bannerMode(Banner.Mode.OFF)
                .registerShutdownHook(false)
                .logStartupInfo(false)
                .properties(Map.of("server.port", port, "server.address", address))
                .run();
        return new Issuer(context);
    }

    public static String uri(int port) {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        context.close();
    }

    record IssuerSettings(String uri, Path keyFile, List<Client> clients) {}
}
