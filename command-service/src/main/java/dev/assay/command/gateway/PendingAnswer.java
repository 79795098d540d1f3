package dev.assay.command.gateway;

import dev.assay.command.access.Caller;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// The answer that a command will get once it is decided; travels with the command message.
final class PendingAnswer {

    /// Metadata of the command message; never stored.
    static final String KEY = "pendingAnswer";

    final Caller caller;

    /// Whether the decision was certainly made on the stored events, and not on a cached aggregate.
    final boolean reloaded;

    private final Function<@Nullable Object, CommandGate.Answer> answer;
    private final JsonMapper mapper;
    private @Nullable StoredAnswer decided;

    PendingAnswer(
            Caller caller, boolean reloaded, Function<@Nullable Object, CommandGate.Answer> answer, JsonMapper mapper) {
        this.caller = caller;
        this.reloaded = reloaded;
        this.answer = answer;
        this.mapper = mapper;
    }

    /// @param result what the command's handler returned
    StoredAnswer decided(@Nullable Object result) {
        CommandGate.Answer made = answer.apply(result);
        decided = new StoredAnswer(
                made.location() == null ? 200 : 201, made.location(), mapper.writeValueAsBytes(made.body()));
        return decided;
    }

    StoredAnswer get() {
        if (decided == null) {
            throw new IllegalStateException("The command was not handled");
        }
        return decided;
    }
}
