package dev.assay.faults.stack;

/// One process of the system, or one family of processes.
public interface Part {

    String name();

    /// Starts it on the data of its predecessor, and returns before it is ready.
    void start();

    /// SIGKILL; returns when it has ended.
    void kill();

    /// SIGSTOP: it keeps its connections and answers nothing.
    void stop();

    /// SIGCONT.
    void go();

    boolean runs();
}
