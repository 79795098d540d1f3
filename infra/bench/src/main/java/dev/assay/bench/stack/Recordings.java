package dev.assay.bench.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Flight recordings of the services, which the JVM writes when it ends.
final class Recordings {

    private Recordings() {}

    /// @param folder absent for no recording
    static List<String> options(List<String> options, @Nullable Path folder, String name) {
        if (folder == null) {
            return options;
        }
        List<String> all = new ArrayList<>(options);
        all.add("-XX:StartFlightRecording:settings=profile,dumponexit=true,filename="
                + folder.resolve(name + "-" + System.nanoTime() + ".jfr"));
        all.add("-Xlog:jfr*=off");
        return all;
    }
}
