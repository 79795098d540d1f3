package dev.assay.faults.stack;

import dev.assay.faults.clock.ClockAgent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/// Sets the clock of one child process wrong while it runs.
final class ShiftableClock {

    private static final String[] CLASSES = {"ClockAgent", "ClockAgent$1", "ShiftedClock"};

    private final Path file;

    private ShiftableClock(Path file) {
        this.file = file;
    }

    static ShiftableClock in(Path folder, String name) {
        ShiftableClock clock = new ShiftableClock(folder.resolve(name + ".clock"));
        clock.shift(Duration.ZERO);
        return clock;
    }

    void shift(Duration by) {
        try {
            Files.write(
                    file,
                    ByteBuffer.allocate(Long.BYTES).putLong(by.toMillis()).array(),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The JVM option that lets the child read this clock.
    String option(Path agent) {
        return "-javaagent:" + agent + "=" + file;
    }

    /// Makes the jar that [#option] needs.
    static Path agent(Path folder) {
        Path jar = folder.resolve("clock-agent.jar");
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", ClockAgent.class.getName());
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (String name : CLASSES) {
                out.putNextEntry(
                        new JarEntry(ClockAgent.class.getPackageName().replace('.', '/') + "/" + name + ".class"));
                try (InputStream bytes =
                        Objects.requireNonNull(ClockAgent.class.getResourceAsStream(name + ".class"), name)) {
                    bytes.transferTo(out);
                }
            }
            out.putNextEntry(new JarEntry("META-INF/spring.factories"));
            out.write(("org.springframework.context.ApplicationContextInitializer=" + ClockAgent.class.getName())
                    .getBytes(StandardCharsets.UTF_8));
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
