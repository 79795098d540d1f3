package dev.assay.faults.inject;

import java.time.Duration;

/// Something to break and to put right again.
///
/// @param kind such as `SIGKILL`
/// @param target such as `command-0`
/// @param lasts from its beginning to its end
/// @param begin breaks it
/// @param end puts it right, as far as somebody from outside must
public record Fault(String kind, String target, Duration lasts, Step begin, Step end) {

    /// One act.
    public interface Step {

        /// @throws Exception if it cannot be done now, such as in a database that another fault has stopped
        void take() throws Exception;
    }

    static final Step NOTHING = () -> {};

    public String name() {
        return kind + " " + target;
    }
}
