package dev.assay.crosscheck;

import dev.assay.domain.AlertPolicy;
import dev.assay.domain.EffectiveDated;
import dev.assay.domain.EngineerState;
import dev.assay.domain.NextRoles;
import dev.assay.events.AssayEvent;
import dev.assay.events.EngineerEvent;
import dev.assay.events.Envelope;
import dev.assay.events.FrameworkEvent.AlertPolicySet;
import dev.assay.events.FrameworkEvent.LadderDefined;
import dev.assay.events.FrameworkEvent.NextRole;
import dev.assay.events.FrameworkEvent.Term;
import dev.assay.events.RosterEvent.EngineerRegistered;
import dev.assay.events.Streams;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;

/// One engineer to whom anything may happen, with ladders and policies that change, as its events tell.
public final class RandomStory {

    public static final UUID ENGINEER = new UUID(7, 7);
    static final UUID BOSS = new UUID(7, 1);
    public static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    static final List<String> ROLES = List.of("IMPE", "IMPE", "IMPE", "EM", "SPE", "TTL");
    private static final List<String> URGENCIES = List.of("CONVERSATION", "DUE", "OVERDUE", "IMMEDIATE");
    private static final List<String> SEVERITIES = List.of("LOW", "MEDIUM", "HIGH", "CRITICAL");

    final Random random;
    LocalDate today = FIRST;
    EngineerState state = EngineerState.UNREGISTERED;

    private final Consumer<Envelope> reader;
    private final Map<String, Long> versions = new HashMap<>();
    private final Map<String, List<NextRole>> ladders = new HashMap<>();
    private final List<EffectiveDated<AlertPolicy>> policies = new ArrayList<>();
    private final RandomFacts facts;
    private long ids = 1000;

    public RandomStory(long seed, Consumer<Envelope> reader) {
        this.random = new Random(seed);
        this.reader = reader;
        this.facts = new RandomFacts(this);
        if (random.nextInt(10) > 0) {
            define("platform");
        }
        if (random.nextInt(3) > 0) {
            setPolicy();
        }
        record(new EngineerRegistered(
                ENGINEER, "Robin Vale", "robin@example.org", "IMPE", BOSS, FIRST.minusDays(random.nextInt(60))));
    }

    /// Lets something happen, or nothing.
    public void step() {
        switch (random.nextInt(30)) {
            case 0 -> define(oneOf(List.of("platform", "other")));
            case 1 -> setPolicy();
            default -> facts.step();
        }
    }

    public LocalDate today() {
        return today;
    }

    public void nextDay() {
        today = today.plusDays(1);
    }

    void record(AssayEvent event) {
        String stream =
                switch (event) {
                    case EngineerEvent _ -> Streams.engineer(ENGINEER);
                    case LadderDefined ladder -> Streams.ladder(ladder.trackId());
                    default -> Streams.ALERT_POLICY;
                };
        long version = versions.merge(stream, 1L, Long::sum) - 1;
        Envelope envelope = new Envelope(
                newId(),
                ids,
                stream,
                version,
                today.atTime(9, 0).toInstant(ZoneOffset.UTC),
                BOSS,
                newId(),
                newId(),
                null,
                event);
        if (event instanceof EngineerEvent about) {
            state = EngineerState.evolve(state, about);
        }
        reader.accept(envelope);
    }

    /// As the command service knows them.
    NextRoles nextRoles() {
        String roleId = state.employment().roleOn(today).orElse("");
        return new NextRoles(
                roleId,
                ladders.values().stream()
                        .flatMap(List::stream)
                        .filter(edge -> edge.fromRoleId().equals(roleId))
                        .map(NextRole::toRoleId)
                        .toList());
    }

    /// As the command service knows it.
    AlertPolicy policy() {
        return EffectiveDated.on(policies, today).map(EffectiveDated::value).orElse(AlertPolicy.DEFAULT);
    }

    /// Differs where ladders or policy differ.
    String stamp() {
        return ladders + " " + policy().version();
    }

    private void define(String trackId) {
        List<NextRole> edges = new ArrayList<>();
        for (String to : List.of("SPE", "TTL")) {
            if (random.nextBoolean()) {
                edges.add(new NextRole("IMPE", to));
            }
        }
        if (random.nextBoolean()) {
            edges.add(new NextRole("SPE", "PA"));
        }
        ladders.put(trackId, edges);
        record(new LadderDefined(trackId, "Track", List.of(), edges, today));
    }

    private void setPolicy() {
        List<Term> terms = new ArrayList<>();
        int severity = 0;
        for (String urgency : URGENCIES) {
            severity = Math.min(3, severity + random.nextInt(2));
            terms.add(new Term(urgency, random.nextInt(20), SEVERITIES.get(severity), 1 + random.nextInt(12)));
        }
        int version = policies.size() + 1;
        int decisionWithin = 1 + random.nextInt(15);
        LocalDate from = today.plusDays(random.nextInt(3) * random.nextInt(8));
        policies.add(new EffectiveDated<>(new AlertPolicy(version, terms, decisionWithin), from));
        record(new AlertPolicySet(version, terms, decisionWithin, BOSS, "Agreed", from));
    }

    UUID newId() {
        return new UUID(1, ids++);
    }

    <T> T oneOf(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }

    /// Mostly around today, before or after it.
    LocalDate day(int before, int after) {
        return today.plusDays(random.nextInt(-before, after + 1));
    }
}
