package dev.assay.faults.load;

import java.util.UUID;

/// A command that a client is about to send.
///
/// @param mark what tells its event in the store
/// @param engineer whose stream it goes to
record Request(Actor actor, String key, String mark, UUID engineer, String path, String body) {}
