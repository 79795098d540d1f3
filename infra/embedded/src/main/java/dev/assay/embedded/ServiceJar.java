package dev.assay.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;

/// The packaged jar of a service, extracted: nested jars start slower and can block virtual threads.
public final class ServiceJar {

    private ServiceJar() {}

    /// @param root the folder of the repository
    /// @param work where to extract; an extraction of this very jar is reused
    /// @throws NotStarted if the service is not packaged
    public static Path extracted(Path root, String service, Path work) {
        Path jar = root.resolve(service).resolve("target").resolve(service + ".jar");
        if (!Files.exists(jar)) {
            throw new NotStarted(jar + " is missing: build first, with 'mvn -DskipTests package'.");
        }
        Path folder = work.resolve(service);
        Path extracted = folder.resolve(service + ".jar");
        try {
            String hash = hash(jar);
            Path stamp = work.resolve(service + ".sha256");
            if (!Files.exists(stamp) || !Files.readString(stamp).equals(hash)) {
                delete(folder);
                Files.createDirectories(work);
                extract(jar, folder);
                Files.writeString(stamp, hash);
            }
            return extracted;
        } catch (IOException e) {
            throw new UncheckedIOException("Could not extract " + jar, e);
        }
    }

    /// The build gives every jar the same date.
    private static String hash(Path jar) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            try (var stream = new DigestInputStream(Files.newInputStream(jar), digest)) {
                stream.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void extract(Path jar, Path folder) throws IOException {
        Process extraction = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--destination",
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        String output;
        try (var reader = extraction.inputReader()) {
            output = String.join(System.lineSeparator(), reader.lines().toList());
        }
        try {
            if (extraction.waitFor() != 0) {
                throw new IOException(output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while " + jar + " is extracted", e);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
