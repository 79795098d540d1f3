package dev.assay.command.engineer;

import java.util.UUID;

/// What came of [AlertCommand.RaisePromotionAlert].
///
/// @param alertId the alert that now makes the claim: the new one, or one that already stood
record RaisedAlert(UUID alertId, long version) {}
