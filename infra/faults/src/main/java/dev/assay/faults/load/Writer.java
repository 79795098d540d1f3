package dev.assay.faults.load;

import dev.assay.faults.check.Attempt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// A manager with an assistant in HR: registers people, collects evidence, rates, revises, shares, has promotions
/// proposed and decided, and now and then asks for what is refused.
final class Writer implements Runnable {

    private static final int MOST_ENGINEERS = 40;

    private final Client client;
    private final Requests requests;
    private final Organisation organisation;
    private final Random random;
    private final Duration pause;
    private final BooleanSupplier goesOn;
    private final List<Engineer> engineers = new ArrayList<>();

    /// @param pause between two commands, on average
    Writer(
            Client client,
            Requests requests,
            Organisation organisation,
            Random random,
            Duration pause,
            BooleanSupplier goesOn) {
        this.client = client;
        this.requests = requests;
        this.organisation = organisation;
        this.random = random;
        this.pause = pause;
        this.goesOn = goesOn;
    }

    @Override
    public void run() {
        while (goesOn.getAsBoolean()) {
            if (engineers.isEmpty() || (engineers.size() < MOST_ENGINEERS && random.nextInt(10) == 0)) {
                register();
            } else {
                act(engineers.get(random.nextInt(engineers.size())));
            }
            LockSupport.parkNanos(random.nextLong(2 * pause.toNanos()));
        }
    }

    private void register() {
        UUID id = Actor.id(random);
        client.send(requests.register(id)).ifPresent(done -> engineers.add(new Engineer(id)));
        client.read(id);
    }

    private void act(Engineer engineer) {
        switch (random.nextInt(20)) {
            case 0 -> refused(engineer);
            case 1, 2, 3 -> {
                UUID shared = organisation
                        .shared()
                        .get(random.nextInt(organisation.shared().size()));
                client.send(requests.sharedEvidence(shared));
                client.read(shared);
            }
            case 4, 5, 6, 7, 8, 9 -> {
                client.send(requests.evidence(engineer, random)).ifPresent(done -> engineer.evidence.add(id(done)));
                client.read(engineer.id);
            }
            case 10, 11 -> promote(engineer);
            default -> rate(engineer);
        }
    }

    private void rate(Engineer engineer) {
        if (engineer.promoted) {
            // No rubric is published for the next role.
            client.send(requests.evidence(engineer, random));
        } else if (engineer.rating == null) {
            client.send(requests.rating(engineer, random)).ifPresent(done -> rated(engineer, done));
        } else if (!engineer.shared) {
            engineer.shared = true;
            client.send(requests.sharing(engineer));
        } else {
            client.send(requests.revision(engineer, random)).ifPresent(done -> rated(engineer, done));
        }
        client.read(engineer.id);
    }

    private static void rated(Engineer engineer, Attempt done) {
        engineer.rating = id(done);
        engineer.shared = false;
    }

    private void promote(Engineer engineer) {
        if (engineer.openCase == null) {
            client.send(requests.proposal(engineer)).ifPresent(done -> engineer.openCase = id(done));
        } else {
            boolean approved = random.nextInt(3) == 0;
            client.send(requests.decision(engineer, approved)).ifPresent(done -> {
                engineer.openCase = null;
                engineer.promoted |= approved;
            });
        }
        client.read(engineer.id);
    }

    private void refused(Engineer engineer) {
        client.send(
                switch (random.nextInt(4)) {
                    case 0 -> requests.evidenceFromTheFuture(engineer);
                    case 1 -> requests.evidenceOfNobody(Actor.id(random));
                    case 2 -> requests.nonsense(engineer);
                    default -> requests.notAllowed(engineer);
                });
    }

    private static String id(Attempt done) {
        return String.valueOf(done.id());
    }
}
