package dev.assay.faults;

import dev.assay.embedded.NotStarted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/// Breaks the running system on purpose for as long as asked, and says whether it kept its promises.
public final class Faults {

    private Faults() {}

    /// Exits with 1 if a promise was broken.
    ///
    /// @param arguments see [Options]; the working folder is the repository's
    public static void main(String[] arguments) {
        int code;
        try {
            code = run(Options.parse(List.of(arguments))) ? 0 : 1;
        } catch (NotStarted e) {
            System.err.println(e.getMessage());
            code = 2;
        } catch (Exception e) {
            e.printStackTrace();
            code = 3;
        }
        System.out.flush();
        // Threads of clients whose servers are gone would keep this process alive.
        System.exit(code);
    }

    private static boolean run(Options options) throws Exception {
        Path root = Path.of("").toAbsolutePath();
        Path work = Files.createTempDirectory("assay-faults");
        Outcome outcome = new Run(options, root, work, System.out::println).play();
        Report report = new Report(outcome, Machine.here(root));
        report.write(root.resolve("infra/docs/faults"));
        System.out.println();
        System.out.print(report.markdown());
        boolean kept = outcome.violations() == 0;
        if (kept) {
            delete(work);
        } else {
            System.out.println("Data and logs are in " + work);
        }
        return kept;
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
