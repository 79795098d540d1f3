package dev.assay.events;

import java.util.UUID;

/// The names of event streams: each is an aggregate, and the key of its Kafka records.
public final class Streams {

    /// The one stream of the alert policy.
    public static final String ALERT_POLICY = "alert-policy";

    private static final String ENGINEERS = "engineers/";

    private Streams() {}

    public static String engineer(UUID engineerId) {
        return engineerId.toString();
    }

    public static String role(String roleId) {
        return "roles/" + roleId;
    }

    public static String ladder(String trackId) {
        return "ladders/" + trackId;
    }

    /// The CloudEvents `subject`: an engineer's stream is named by its id alone, the others already by their path.
    public static String subjectOf(String stream) {
        return isEngineer(stream) ? ENGINEERS + stream : stream;
    }

    /// The inverse of [#subjectOf].
    public static String ofSubject(String subject) {
        return subject.startsWith(ENGINEERS) ? subject.substring(ENGINEERS.length()) : subject;
    }

    private static boolean isEngineer(String stream) {
        return !stream.equals(ALERT_POLICY) && stream.indexOf('/') < 0;
    }
}
