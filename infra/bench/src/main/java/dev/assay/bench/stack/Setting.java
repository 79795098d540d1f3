package dev.assay.bench.stack;

import dev.assay.embedded.ServiceJar;
import dev.assay.embedded.TestIssuer;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What all measures of one run share: the packaged services, the folders, PostgreSQL and the issuer of tokens.
public final class Setting implements AutoCloseable {

    private final Path root;
    private final Path work;
    private final @Nullable Path recordings;
    private final TestIssuer issuer = TestIssuer.start();
    private final Map<String, AutoCloseable> kept = new LinkedHashMap<>();
    private @Nullable Postgres postgres;

    /// @param root the folder of the repository
    /// @param recordings where the services leave their flight recordings; absent for none
    public Setting(Path root, @Nullable Path recordings) {
        this.root = root.toAbsolutePath().normalize();
        this.recordings = recordings;
        Path target = this.root.resolve("infra").resolve("bench").resolve("target");
        try {
            Files.createDirectories(target);
            this.work = Files.createTempDirectory(target, "run-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path root() {
        return root;
    }

    /// Thrown away at the end.
    public Path work() {
        return work;
    }

    @Nullable
    Path recordings() {
        return recordings;
    }

    public TestIssuer issuer() {
        return issuer;
    }

    /// Started when it is first asked for.
    public Postgres postgres() {
        Postgres running = postgres;
        if (running == null) {
            running = Postgres.start(work.resolve("postgres"));
            postgres = running;
        }
        return running;
    }

    /// @param service `command-service` or `query-service`
    public Path serviceJar(String service) {
        return ServiceJar.extracted(root, service, root.resolve("infra/bench/target/services"));
    }

    /// The class path of a packaged service with the drivers of this module.
    public String driverClassPath(String service) {
        return serviceJar(service) + File.pathSeparator + drivers();
    }

    /// The class path of this program.
    public String ownClassPath() {
        return System.getProperty("java.class.path");
    }

    /// This module's jar brings its libraries along, which a service must not see; the one beside it brings none.
    private static Path drivers() {
        try {
            Path own = Path.of(Setting.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return Files.isDirectory(own) ? own : own.resolveSibling("bench-drivers.jar");
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Something that several measures use, made when it is first asked for and closed at the end.
    public <T extends AutoCloseable> T kept(String name, Class<T> type, Callable<T> maker) throws Exception {
        AutoCloseable found = kept.get(name);
        if (found == null) {
            found = maker.call();
            kept.put(name, found);
        }
        return type.cast(found);
    }

    /// Closes what was kept, if it was made.
    public void drop(String name) throws Exception {
        AutoCloseable found = kept.remove(name);
        if (found != null) {
            found.close();
        }
    }

    @Override
    public void close() {
        for (String name : List.copyOf(kept.keySet())) {
            try {
                drop(name);
            } catch (Exception e) {
                System.err.println("Could not stop " + name + ": " + e);
            }
        }
        if (postgres != null) {
            postgres.close();
        }
        issuer.close();
        delete(work);
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            System.err.println("Some files are left in " + folder + ": " + e.getMessage());
        }
    }
}
