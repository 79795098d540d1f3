package dev.assay.query.roles;

import dev.assay.domain.EffectiveDated;
import dev.assay.events.DefaultAlertPolicy;
import dev.assay.events.Envelope;
import dev.assay.events.FrameworkEvent.AlertPolicySet;
import dev.assay.events.FrameworkEvent.LadderDefined;
import dev.assay.query.Unknown;
import dev.assay.query.access.Access;
import dev.assay.query.access.Caller;
import dev.assay.query.access.Operation;
import dev.assay.query.access.Visibility;
import dev.assay.query.access.VisibleEvent;
import dev.assay.query.request.Cursor;
import dev.assay.query.request.Page;
import dev.assay.query.roles.RoleAnswers.Ladder;
import dev.assay.query.roles.RoleAnswers.Policies;
import dev.assay.query.roles.RoleAnswers.Policy;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Ladders, and the policy that says when a promotion is late.
@RestController
class LaddersApi {

    private static final Policy DEFAULT =
            new Policy(0, DefaultAlertPolicy.TERMS, DefaultAlertPolicy.DECISION_WITHIN_DAYS, null, null, null, null);

    private final RolesStore store;
    private final Access access;
    private final Clock clock;

    LaddersApi(RolesStore store, Access access, Clock clock) {
        this.store = store;
        this.access = access;
        this.clock = clock;
    }

    @GetMapping("/api/ladders")
    Page<Ladder> ladders(
            Caller caller,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        access.check(caller, Operation.READ_ROLES);
        int most = Page.limit(limit);
        List<Ladder> found = store.ladders(Cursor.read(cursor), most + 1).stream()
                .map(LaddersApi::ladder)
                .toList();
        return Page.of(found, most, Ladder::trackId);
    }

    @GetMapping("/api/ladders/{trackId}")
    Ladder ladder(Caller caller, @PathVariable String trackId) {
        access.check(caller, Operation.READ_ROLES);
        return store.ladder(trackId)
                .map(LaddersApi::ladder)
                .orElseThrow(() -> new Unknown("ladder.unknown", "There is no ladder of this track."));
    }

    @GetMapping("/api/alert-policy")
    Policies alertPolicy(Caller caller) {
        access.check(caller, Operation.READ_ROLES);
        Visibility visibility = access.framework(caller);
        List<EffectiveDated<Policy>> set = store.policies().stream()
                .sorted(Comparator.comparing(Envelope::version))
                .map(envelope -> new VisibleEvent(envelope, visibility, envelope.position()))
                .map(visible ->
                        new EffectiveDated<>(policy(visible), visible.envelope().effectiveOn()))
                .toList();
        List<Policy> all = Stream.concat(Stream.of(DEFAULT), set.stream().map(EffectiveDated::value))
                .sorted(Comparator.comparing(Policy::version))
                .toList();
        return new Policies(
                EffectiveDated.on(set, LocalDate.now(clock))
                        .map(EffectiveDated::value)
                        .orElse(DEFAULT),
                all);
    }

    private static Ladder ladder(Envelope envelope) {
        LadderDefined defined = (LadderDefined) envelope.event();
        return new Ladder(
                defined.trackId(),
                defined.name(),
                defined.rungs(),
                defined.nextRoles(),
                defined.effectiveOn(),
                envelope.recordedAt(),
                envelope.version());
    }

    private static Policy policy(VisibleEvent visible) {
        AlertPolicySet set = (AlertPolicySet) visible.envelope().event();
        return new Policy(
                set.version(),
                set.terms(),
                set.decisionWithinDays(),
                set.effectiveOn(),
                set.setBy(),
                visible.envelope().recordedAt(),
                visible.reason());
    }
}
