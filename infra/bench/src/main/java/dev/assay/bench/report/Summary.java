package dev.assay.bench.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// One page over all results that are kept.
public final class Summary {

    private Summary() {}

    /// Writes `results.md` beside the results.
    ///
    /// @return the table of goals, to be quoted
    public static String write(Path folder) {
        List<ResultFile> results = ResultFile.readAll(folder);
        String goals = Tables.goals(results);
        var page = new StringBuilder("# Measured\n\n");
        page.append("Written by `infra/bench/run`; the JSON file of each measure holds the machine, the versions"
                        + " and every")
                .append(" round.\n\n")
                .append(goals);
        for (ResultFile result : results) {
            page.append('\n').append(Tables.of(result));
            page.append("- Measured at ")
                    .append(result.at())
                    .append(", commit ")
                    .append(result.commit())
                    .append(", ")
                    .append(result.machine().cores())
                    .append(" cores of ")
                    .append(result.machine().processor())
                    .append(", ")
                    .append(result.machine().memory())
                    .append(" GiB, ")
                    .append(result.machine().system())
                    .append(".\n");
        }
        try {
            Files.writeString(folder.resolve("results.md"), page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return goals;
    }
}
