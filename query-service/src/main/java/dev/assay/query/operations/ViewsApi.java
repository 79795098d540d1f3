package dev.assay.query.operations;

import dev.assay.query.access.Access;
import dev.assay.query.access.Caller;
import dev.assay.query.access.Operation;
import dev.assay.query.feed.Rebuilds;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Operating the views.
@RestController
class ViewsApi {

    private final Access access;
    private final Rebuilds rebuilds;

    ViewsApi(Access access, Rebuilds rebuilds) {
        this.access = access;
        this.rebuilds = rebuilds;
    }

    @GetMapping("/api/views")
    List<Rebuilds.ViewState> views(Caller caller) {
        access.check(caller, Operation.REBUILD_VIEW);
        return rebuilds.states();
    }

    /// Builds the view anew beside the live one. Asking again while it is being built changes nothing.
    @PostMapping("/api/views/{name}/rebuild")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Rebuilds.ViewState rebuild(Caller caller, @PathVariable String name) {
        access.check(caller, Operation.REBUILD_VIEW);
        Rebuilds.ViewState state = rebuilds.start(name);
        OperationsLog.done(caller, "REBUILD", "view", state.name());
        return state;
    }
}
