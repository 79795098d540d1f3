package dev.assay.command;

/// A request to change one stream, complete in itself: who asks, when, and every fact that the decision needs.
public interface Command {

    /// The stream that decides, in the terms of [dev.assay.events.Streams].
    String stream();

    By by();
}
