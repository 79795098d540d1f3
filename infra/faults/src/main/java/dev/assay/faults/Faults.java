package dev.assay.faults;

import dev.assay.embedded.NotStarted;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Breaks the running system on purpose for as long as asked, and says whether it kept its promises.
public final class Faults {

    private Faults() {}

    /// @param arguments see [Options]; the working folder is the repository's. Exits with 1 if a promise was broken.
    public static void main(String[] arguments) throws Exception {
        Options options;
        try {
            options = Options.parse(List.of(arguments));
        } catch (NotStarted e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        Path root = Path.of("").toAbsolutePath();
        Path work = Files.createTempDirectory("assay-faults");
        Outcome outcome = new Run(options, root, work, System.out::println).play();
        Report report = new Report(outcome, Machine.here(root));
        report.write(root.resolve("infra/docs/faults"));
        System.out.println();
        System.out.print(report.markdown());
        System.out.flush();
        // The clients' threads would keep this process alive.
        System.exit(outcome.violations() == 0 ? 0 : 1);
    }
}
