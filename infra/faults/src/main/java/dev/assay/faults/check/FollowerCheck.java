package dev.assay.faults.check;

/// Who follows the live updates, and comes back after each interruption, is told of every event once and in order.
final class FollowerCheck implements Check {

    @Override
    public String name() {
        return "live updates bring every event once and in order";
    }

    @Override
    public void examine(History history, Findings findings) {
        long next = 0;
        for (long position : history.followed()) {
            findings.examined(1);
            findings.require(position == next, "Position %d came where %d was due", position, next);
            next = position + 1;
        }
        long positions = history.events().stream()
                .filter(event -> event.position() != null)
                .count();
        findings.require(next == positions, "The updates end before position %d of %d", next, positions);
    }
}
