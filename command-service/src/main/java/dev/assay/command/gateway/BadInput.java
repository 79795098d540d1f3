package dev.assay.command.gateway;

import dev.assay.kit.http.Finding;
import java.util.List;

/// Implemented by an exception that refuses what was sent and says what is wrong with it, place by place
/// (HTTP 422 with `errors`); nothing was stored.
public interface BadInput {

    /// Stable, as in [dev.assay.command.Rejected#code].
    String code();

    /// For people; never contains names or free text.
    String getMessage();

    List<Finding> findings();
}
