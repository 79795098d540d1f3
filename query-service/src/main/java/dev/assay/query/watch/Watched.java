package dev.assay.query.watch;

import static dev.assay.query.watch.Fields.*;

import dev.assay.query.watch.RatingFacts.Act;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// One engineer as the watch knows them.
///
/// @param version of the engineer's stream
record Watched(
        String engineerId,
        long version,
        List<RoleHeld> roles,
        @Nullable LocalDate departedOn,
        List<Rating> ratings,
        List<Case> cases,
        List<Alert> alerts) {

    record RoleHeld(long recorded, String roleId, LocalDate from, boolean promoted) {}

    /// The uninterrupted time in one role.
    record Tenure(String roleId, LocalDate from) {}

    /// @param recorded the version of the event that recorded it
    record Rating(
            String id,
            String roleId,
            Urgency urgency,
            LocalDate effectiveOn,
            long recorded,
            Act act,
            @Nullable String replaces,
            boolean confirmed,
            boolean retracted) {}

    record Case(
            boolean open,
            String fromRoleId,
            String targetRoleId,
            LocalDate proposedOn,
            LocalDate decisionDueOn,
            @Nullable LocalDate endedOn,
            @Nullable LocalDate restartsOn) {

        /// Whether it keeps a promotion from being late: proposed in time, and a decision can still be expected.
        boolean onTrack(LocalDate proposalDueOn, LocalDate today) {
            return !proposedOn.isAfter(proposalDueOn) && today.isBefore(decisionDueOn);
        }
    }

    record Alert(
            String id,
            String roleId,
            String targetRoleId,
            Urgency urgency,
            LocalDate clockStartedOn,
            LocalDate dueOn,
            @Nullable LocalDate escalateOn,
            int step,
            @Nullable LocalDate snoozedUntil,
            boolean resolved) {

        /// The days that the policy granted when the clock was set.
        long daysGranted() {
            return ChronoUnit.DAYS.between(clockStartedOn, dueOn);
        }
    }

    static Watched of(Document document) {
        return new Watched(
                document.getString("_id"),
                document.getLong("version"),
                entries(
                        document,
                        ROLES,
                        (key, it) -> new RoleHeld(
                                Long.parseLong(key), it.getString(ROLE), date(it, FROM), it.getBoolean(PROMOTED))),
                dateOrNull(document, DEPARTED_ON),
                entries(document, RATINGS, Watched::rating),
                entries(
                        document,
                        CASES,
                        (key, it) -> new Case(
                                OPEN.equals(it.getString(STATE)),
                                it.getString(ROLE),
                                it.getString(TARGET),
                                date(it, PROPOSED_ON),
                                date(it, DECISION_DUE_ON),
                                dateOrNull(it, ENDED_ON),
                                dateOrNull(it, RESTARTS_ON))),
                entries(document, ALERTS, Watched::alert));
    }

    private static Rating rating(String id, Document it) {
        return new Rating(
                id,
                it.getString(ROLE),
                Urgency.valueOf(it.getString(URGENCY)),
                date(it, EFFECTIVE_ON),
                it.getLong(RECORDED),
                Act.valueOf(it.getString(ACT)),
                it.getString(REPLACES),
                it.getBoolean(CONFIRMED),
                it.getBoolean(RETRACTED));
    }

    private static Alert alert(String id, Document it) {
        return new Alert(
                id,
                it.getString(ROLE),
                it.getString(TARGET),
                Urgency.valueOf(it.getString(URGENCY)),
                date(it, CLOCK_STARTED_ON),
                date(it, DUE_ON),
                dateOrNull(it, ESCALATE_ON),
                it.getInteger(STEP),
                dateOrNull(it, SNOOZED_UNTIL),
                it.getBoolean(RESOLVED));
    }

    boolean departedBy(LocalDate day) {
        return departedOn != null && !day.isBefore(departedOn);
    }

    /// The role held on a day and since when; of several entries for one date the one recorded last holds.
    Optional<Tenure> tenure(LocalDate day) {
        TreeMap<LocalDate, RoleHeld> byDate = new TreeMap<>();
        roles.stream()
                .sorted(Comparator.comparingLong(RoleHeld::recorded))
                .forEach(held -> byDate.put(held.from(), held));
        Tenure tenure = null;
        for (RoleHeld held : byDate.headMap(day, true).values()) {
            if (tenure == null || !tenure.roleId().equals(held.roleId())) {
                tenure = new Tenure(held.roleId(), held.from());
            }
        }
        return Optional.ofNullable(tenure);
    }

    /// The ratings that count for the role held on a day, up to that day, in the order in which they took hold. One
    /// that was revised stays among them if it counted for some days before its revision.
    List<Rating> countingRatings(LocalDate day) {
        Optional<Tenure> held = tenure(day);
        if (held.isEmpty()) {
            return List.of();
        }
        Tenure tenure = held.get();
        RatingFates fates = new RatingFates(ratings);
        return ratings.stream()
                .filter(fates::counted)
                .filter(rating -> rating.roleId().equals(tenure.roleId()))
                .filter(rating -> !rating.effectiveOn().isBefore(tenure.from()))
                .filter(rating -> !rating.effectiveOn().isAfter(day))
                .sorted(Comparator.comparing(Rating::effectiveOn).thenComparing(Rating::recorded))
                .toList();
    }

    Optional<Case> openCase(String targetRoleId) {
        return cases.stream()
                .filter(one -> one.open() && one.targetRoleId().equals(targetRoleId))
                .findFirst();
    }

    /// Whether an approved promotion waits for its day.
    boolean awaitsPromotion(String targetRoleId, LocalDate today) {
        return roles.stream()
                .anyMatch(held -> held.promoted()
                        && held.from().isAfter(today)
                        && held.roleId().equals(targetRoleId));
    }

    private static <T> List<T> entries(Document document, String field, BiFunction<String, Document, T> reader) {
        Document map = document.get(field, new Document());
        return map.keySet().stream()
                .map(key -> reader.apply(key, map.get(key, Document.class)))
                .toList();
    }

    private static LocalDate date(Document document, String field) {
        return LocalDate.parse(document.getString(field));
    }

    private static @Nullable LocalDate dateOrNull(Document document, String field) {
        String text = document.getString(field);
        return text == null ? null : LocalDate.parse(text);
    }
}
