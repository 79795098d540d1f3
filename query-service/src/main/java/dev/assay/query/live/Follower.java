package dev.assay.query.live;

import dev.assay.events.EngineerEvent;
import dev.assay.events.Envelope;
import dev.assay.events.EventJson;
import dev.assay.kit.token.Role;
import dev.assay.query.access.Access;
import dev.assay.query.access.Caller;
import dev.assay.query.access.Operation;
import dev.assay.query.access.Redaction;
import dev.assay.query.access.Scope;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// What one caller may see of the stream: HR everything, managers and directors their reporting line, analysts
/// everything without personal values. What concerns no engineer is for all of them.
final class Follower {

    private final Caller caller;
    private final Access access;

    Follower(Caller caller, Access access) {
        this.caller = caller;
        this.access = access;
    }

    /// Made anew for each part of the stream, because reporting lines change.
    Sieve sieve() {
        Set<Role> withNames = EnumSet.noneOf(Role.class);
        withNames.addAll(caller.roles());
        withNames.remove(Role.ANALYST);
        Caller byOtherRoles = new Caller(caller.id(), withNames);
        boolean named =
                withNames.contains(Role.HR) || withNames.contains(Role.MANAGER) || withNames.contains(Role.DIRECTOR);
        return new Sieve(
                named ? Optional.of(access.scope(byOtherRoles, Operation.FOLLOW_EVENTS)) : Optional.empty(),
                caller.is(Role.ANALYST));
    }

    /// @param named the engineers of whom personal values may be seen
    record Sieve(Optional<Scope> named, boolean analyst) {

        Optional<LiveEvent> take(Envelope envelope) {
            if (!(envelope.event() instanceof EngineerEvent)) {
                return Optional.of(LiveEvent.of(envelope, redactedUnless(named.isPresent(), envelope)));
            }
            if (named.isPresent() && named.get().includes(envelope.stream())) {
                return Optional.of(LiveEvent.of(envelope, redactedUnless(true, envelope)));
            }
            return analyst ? Optional.of(LiveEvent.of(envelope, redactedUnless(false, envelope))) : Optional.empty();
        }

        private static JsonNode redactedUnless(boolean named, Envelope envelope) {
            return named
                    ? EventJson.mapper().valueToTree(envelope.event())
                    : Redaction.withoutPersonal(envelope.event());
        }
    }
}
