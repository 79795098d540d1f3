package dev.assay.command.gateway;

import dev.assay.command.Command;
import dev.assay.command.access.Caller;
import java.net.URI;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/// Sends a command to its aggregate and answers, exactly once per caller and idempotency key.
public interface CommandGate {

    /// 200 with `{id, version}`.
    ///
    /// @param id the resource that the command concerns
    ResponseEntity<byte[]> accept(Caller caller, Command command, String id);

    /// 201 with `{id, version}` and `Location`.
    ResponseEntity<byte[]> create(Caller caller, Command command, String id, URI location);

    /// As [#create], with a body of the caller's own, made from the stream's version after the command.
    ///
    /// @param location absent for 200, present for 201
    ResponseEntity<byte[]> send(Caller caller, Command command, @Nullable URI location, LongFunction<Object> body);

    /// As [#send], for a command whose handler returns more than the stream's version.
    ///
    /// @param result what the handler of the command returns
    <R> ResponseEntity<byte[]> send(Caller caller, Command command, Class<R> result, Function<R, Answer> answer);

    /// @param location absent for 200, present for 201
    record Answer(@Nullable URI location, Object body) {}
}
