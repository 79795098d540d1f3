package dev.assay.query.history;

import dev.assay.query.access.Visibility;
import dev.assay.query.feed.ReadYourWrites;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Lets a caller read its own writes of an engineer.
///
/// Who reads their own record waits for what they wrote themselves, and for nothing else: otherwise they could find out
/// how many events of their record are hidden by asking for one version after the other.
@Component
public class VersionWait {

    private final ReadYourWrites readYourWrites;
    private final EngineerEvents events;

    VersionWait(ReadYourWrites readYourWrites, EngineerEvents events) {
        this.readYourWrites = readYourWrites;
        this.events = events;
    }

    /// Returns at once if `minVersion` is absent.
    ///
    /// @throws dev.assay.query.Unavailable `view.behind` if the version has not arrived within two seconds
    public void await(Visibility visibility, UUID engineerId, @Nullable Long minVersion) {
        if (visibility != Visibility.OWN || minVersion == null) {
            readYourWrites.await(engineerId, minVersion);
        } else {
            readYourWrites.await(engineerId, minVersion, () -> hasWritten(engineerId, minVersion));
        }
    }

    private boolean hasWritten(UUID person, long version) {
        return events.unread(person).stream()
                .anyMatch(event -> event.version() >= version && event.actorId().equals(person));
    }
}
