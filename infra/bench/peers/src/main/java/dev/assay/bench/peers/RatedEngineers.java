package dev.assay.bench.peers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

/// Keeps a bounded number of engineers in memory, the most recently used, as sharding does on one node.
final class RatedEngineers extends AbstractBehavior<RatedEngineers.Message> {

    sealed interface Message permits RatedEngineer.Rate, Stopped {}

    record Stopped(UUID engineerId) implements Message {}

    private final int limit;
    /// The least recently used first.
    private final Map<UUID, ActorRef<RatedEngineer.Command>> active = new LinkedHashMap<>(16, 0.75f, true);
    /// Commands that wait for their engineer to stop and start again.
    private final Map<UUID, List<RatedEngineer.Rate>> stopping = new HashMap<>();

    private RatedEngineers(ActorContext<Message> context, int limit) {
        super(context);
        this.limit = limit;
    }

    static Behavior<Message> create(int limit) {
        return Behaviors.setup(context -> new RatedEngineers(context, limit));
    }

    @Override
    public Receive<Message> createReceive() {
        return newReceiveBuilder()
                .onMessage(RatedEngineer.Rate.class, this::onRate)
                .onMessage(Stopped.class, this::onStopped)
                .build();
    }

    private Behavior<Message> onRate(RatedEngineer.Rate command) {
        UUID engineerId = command.rated().engineerId();
        List<RatedEngineer.Rate> waiting = stopping.get(engineerId);
        if (waiting != null) {
            waiting.add(command);
        } else {
            active.computeIfAbsent(engineerId, this::start).tell(command);
            stopLeastRecentlyUsed();
        }
        return this;
    }

    private ActorRef<RatedEngineer.Command> start(UUID engineerId) {
        var engineer = getContext().spawn(new RatedEngineer(engineerId), "engineer-" + engineerId);
        getContext().watchWith(engineer, new Stopped(engineerId));
        return engineer;
    }

    private void stopLeastRecentlyUsed() {
        if (active.size() > limit) {
            var oldest = active.entrySet().iterator().next();
            active.remove(oldest.getKey());
            stopping.put(oldest.getKey(), new ArrayList<>());
            oldest.getValue().tell(new RatedEngineer.Stop());
        }
    }

    private Behavior<Message> onStopped(Stopped stopped) {
        // One that failed stopped by itself.
        active.remove(stopped.engineerId);
        List<RatedEngineer.Rate> waiting = stopping.remove(stopped.engineerId);
        if (waiting != null) {
            waiting.forEach(this::onRate);
        }
        return this;
    }
}
