package dev.assay.faults.stack;

import java.io.IOException;
import java.io.OutputStream;

/// Ends this process when the one that started it ends.
final class ParentWatch {

    private ParentWatch() {}

    static void start() {
        Thread.ofPlatform().daemon().name("parent-watch").start(() -> {
            try {
                System.in.transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                // The same as its end.
            }
            Runtime.getRuntime().halt(1);
        });
    }
}
