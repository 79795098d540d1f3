package dev.assay.bench.stack;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A Java program as a child process that answers lines, and ends with its input.
public final class Child implements AutoCloseable {

    private final String name;
    private final Path log;
    private final Process process;
    private final BufferedReader answers;
    private final BufferedWriter requests;

    private Child(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
        this.answers = process.inputReader();
        this.requests = process.outputWriter();
    }

    /// @param log gets what it prints on standard error
    /// @param arguments options of the JVM, the main class and its own arguments
    public static Child start(
            String name, Path log, String classPath, Map<String, String> environment, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Options.ALWAYS);
        command.add("-cp");
        command.add(classPath);
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectError(log.toFile());
        builder.environment().putAll(environment);
        try {
            return new Child(name, log, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(name + " did not start", e);
        }
    }

    public String ask(String line) {
        try {
            requests.write(line);
            requests.newLine();
            requests.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " does not listen; see " + log, e);
        }
        return answer();
    }

    /// The next line.
    ///
    /// @throws IllegalStateException if there is none, or it says that something failed
    public String answer() {
        try {
            String line = answers.readLine();
            if (line == null || line.startsWith("failed")) {
                throw new IllegalStateException(name + " ended: " + line + "; see " + log);
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(name + " does not answer; see " + log, e);
        }
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    @Override
    public void close() {
        try {
            requests.close();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            answers.close();
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
