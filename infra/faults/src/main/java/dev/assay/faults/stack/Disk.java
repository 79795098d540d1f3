package dev.assay.faults.stack;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The disk of one server: a small file system in memory that can be filled, where this process may mount one.
public final class Disk implements AutoCloseable {

    private static final String SIZE = "512m";

    private final Path folder;
    private final Optional<String> whyNot;

    private Disk(Path folder, Optional<String> whyNot) {
        this.folder = folder;
        this.whyNot = whyNot;
    }

    static Disk mount(Path folder) {
        try {
            Files.createDirectories(folder);
            String complaint = run("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", folder.toString());
            return new Disk(folder, complaint.isEmpty() ? Optional.empty() : Optional.of(complaint));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path folder() {
        return folder;
    }

    /// Why it cannot be filled, if so.
    public Optional<String> whyNot() {
        return whyNot;
    }

    /// Leaves no byte free.
    public void fill() {
        byte[] zeros = new byte[64 * 1024];
        try (OutputStream out = Files.newOutputStream(ballast())) {
            while (!Thread.currentThread().isInterrupted()) {
                out.write(zeros);
            }
        } catch (IOException e) {
            // Full, as it should be.
        }
    }

    public void free() {
        try {
            Files.deleteIfExists(ballast());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (whyNot.isEmpty()) {
            try {
                run("umount", "-l", folder.toString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Path ballast() {
        return folder.resolve("ballast");
    }

    /// @return what it complained of; empty if it succeeded
    private static String run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return process.waitFor() == 0 ? "" : output.strip();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
