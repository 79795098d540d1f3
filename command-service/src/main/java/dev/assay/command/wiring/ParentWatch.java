package dev.assay.command.wiring;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/// Ends this process with the one that started it: then its standard input ends, whatever became of the other.
///
/// It ends at once, as after a power cut, because whoever has no parent any more has no stores either.
@Component
@ConditionalOnBooleanProperty("assay.exit-with-parent")
class ParentWatch {

    private static final Logger LOG = LoggerFactory.getLogger(ParentWatch.class);

    ParentWatch() {
        Thread.ofPlatform().daemon().name("parent-watch").start(() -> endWith(System.in));
    }

    private static void endWith(InputStream parent) {
        try {
            parent.transferTo(OutputStream.nullOutputStream());
            LOG.warn("The process that started this one has ended");
        } catch (IOException e) {
            LOG.warn("The process that started this one cannot be watched any more", e);
        }
        Runtime.getRuntime().halt(1);
    }
}
