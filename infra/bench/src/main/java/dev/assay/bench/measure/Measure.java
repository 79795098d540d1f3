package dev.assay.bench.measure;

import dev.assay.bench.report.Result;
import dev.assay.bench.stack.Setting;

/// One question about speed or size, with its target.
public interface Measure {

    int ROUNDS = 5;

    /// As it is called on the command line, and the name of its result's file.
    String name();

    /// Ends by itself and leaves nothing running.
    Result run(Setting setting) throws Exception;
}
