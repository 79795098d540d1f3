package dev.assay.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The code that is measured.
final class Commit {

    private Commit() {}

    /// Such as `d61f0f8`, with `-changed` if the code is not that of the commit; `unknown` outside a clone.
    static String of(Path root) {
        String hash = git(root, "rev-parse", "--short=12", "HEAD");
        if (hash.isEmpty()) {
            return "unknown";
        }
        boolean changed = !git(root, "status", "--porcelain", "--untracked-files=no", "--", ".", ":!infra/docs")
                .isEmpty();
        return changed ? hash + "-changed" : hash;
    }

    private static String git(Path root, String... arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .directory(root.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (var reader = process.inputReader()) {
                return String.join("\n", reader.lines().toList());
            }
        } catch (IOException e) {
            return "";
        }
    }
}
