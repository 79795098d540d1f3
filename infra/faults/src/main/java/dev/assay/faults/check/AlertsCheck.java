package dev.assay.faults.check;

import java.util.HashSet;
import java.util.Set;

/// No alert is raised twice for a cause, whoever swept how often. Notifications hang on the event, once each.
final class AlertsCheck implements Check {

    @Override
    public String name() {
        return "no alert raised twice for a cause";
    }

    @Override
    public void examine(History history, Findings findings) {
        Set<String> causes = new HashSet<>();
        for (StoredEvent event : history.events()) {
            if (event.alertCause() != null) {
                findings.examined(1);
                findings.require(
                        causes.add(event.stream() + " " + event.alertCause()),
                        "Event %d of %s raises an alert again for %s",
                        event.version(),
                        event.stream(),
                        event.alertCause());
            }
        }
    }
}
