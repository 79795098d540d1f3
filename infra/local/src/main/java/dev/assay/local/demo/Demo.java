package dev.assay.local.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;

/// Loads the demo organisation through the public API, once.
///
/// It goes through the whole script again after a crash in the middle: each step has its idempotency key, so the steps
/// that were done answer as they did, and all dates count from the day of the first attempt.
public final class Demo implements AutoCloseable {

    private final Api api;
    private final Path firstDay;
    private final Path loaded;
    private final Clock clock;

    /// @param folder where to remember what was done
    public Demo(URI commandService, URI issuer, Path folder, Clock clock) {
        this.api = new Api(commandService, issuer);
        this.firstDay = folder.resolve("demo-first-day");
        this.loaded = folder.resolve("demo-loaded");
        this.clock = clock;
    }

    /// @return false if it was loaded earlier
    /// @throws IllegalStateException if the API refuses a step
    public boolean load() {
        try {
            if (Files.exists(loaded)) {
                return false;
            }
            if (!Files.exists(firstDay)) {
                Files.writeString(firstDay, LocalDate.now(clock).toString());
            }
            new Script(api, LocalDate.parse(Files.readString(firstDay))).play();
            Files.createFile(loaded);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        api.close();
    }
}
