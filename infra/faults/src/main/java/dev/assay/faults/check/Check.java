package dev.assay.faults.check;

/// One promise that the whole history must keep.
interface Check {

    /// What is promised, in a few words.
    String name();

    void examine(History history, Findings findings);
}
