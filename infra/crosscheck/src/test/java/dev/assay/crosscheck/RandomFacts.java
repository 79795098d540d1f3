package dev.assay.crosscheck;

import static dev.assay.crosscheck.RandomStory.BOSS;
import static dev.assay.crosscheck.RandomStory.ENGINEER;

import dev.assay.domain.Alert;
import dev.assay.domain.PromotionCase;
import dev.assay.domain.RatingRecord;
import dev.assay.domain.RatingStatus;
import dev.assay.events.AlertEvent.AlertAcknowledged;
import dev.assay.events.AlertEvent.AlertClockRestarted;
import dev.assay.events.AlertEvent.AlertSnoozed;
import dev.assay.events.AlertEvent.AlertTakenUp;
import dev.assay.events.EvidenceEvent.EvidenceRecorded;
import dev.assay.events.PromotionEvent.PromotionApproved;
import dev.assay.events.PromotionEvent.PromotionDeclined;
import dev.assay.events.PromotionEvent.PromotionProposed;
import dev.assay.events.PromotionEvent.PromotionWithdrawn;
import dev.assay.events.RatingEvent.EngineerRated;
import dev.assay.events.RatingEvent.Judgement;
import dev.assay.events.RatingEvent.RatingCorrected;
import dev.assay.events.RatingEvent.RatingRetracted;
import dev.assay.events.RatingEvent.RatingRetractionRequested;
import dev.assay.events.RatingEvent.RatingReviewed;
import dev.assay.events.RatingEvent.RatingRevised;
import dev.assay.events.RatingEvent.RatingShared;
import dev.assay.events.RosterEvent.EngineerDeparted;
import dev.assay.events.RosterEvent.ManagerAssigned;
import dev.assay.events.RosterEvent.RoleChanged;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// What happens to the engineer of a story. Only ratings that count are changed and only pending ones reviewed, but
/// days, roles and people are anything that a database may hold, also where today's deciders would refuse it.
final class RandomFacts {

    private final RandomStory story;

    RandomFacts(RandomStory story) {
        this.story = story;
    }

    void step() {
        switch (story.random.nextInt(24)) {
            case 0 -> story.record(new ManagerAssigned(ENGINEER, BOSS, story.newId(), null, story.day(30, 10)));
            case 1, 2 -> changeRole();
            case 3 -> {
                if (story.random.nextInt(6) == 0) {
                    story.record(new EngineerDeparted(ENGINEER, null, story.day(5, 20)));
                }
            }
            case 4 -> evidence();
            case 5, 6, 7, 8, 9 -> rate();
            case 10, 11 -> someRating(this::counts, this::revise);
            case 12 -> someRating(this::counts, this::correct);
            case 13, 14 -> someRating(RatingRecord::pending, this::review);
            case 15 -> someRating(this::counts, this::retract);
            case 16 -> someRating(rating -> true, this::share);
            case 17, 18 -> propose();
            case 19, 20 -> some(story.state.cases(), PromotionCase::open, this::end);
            default -> some(story.state.alerts(), Alert::unresolved, this::answer);
        }
    }

    private void changeRole() {
        LocalDate day = story.day(25, 25);
        String from = role(day);
        story.record(new RoleChanged(ENGINEER, from, story.oneOf(RandomStory.ROLES), "A move", day));
        if (story.random.nextBoolean()) {
            story.record(new RoleChanged(ENGINEER, role(day), from, "Undone", day));
        }
    }

    private void evidence() {
        story.record(new EvidenceRecorded(
                ENGINEER, story.newId(), BOSS, "INDIVIDUAL", "PEER", "Work", List.of(), List.of(), story.today));
    }

    private void rate() {
        LocalDate day = story.day(40, 3);
        List<String> reasons = story.random.nextInt(4) == 0 ? List.of("LOW_CONFIDENCE") : List.of();
        story.record(new EngineerRated(ENGINEER, story.newId(), BOSS, null, judgement(day), reasons, day));
    }

    private void revise(RatingRecord revised) {
        LocalDate day = story.day(30, 3);
        List<String> reasons = story.random.nextInt(4) == 0 ? List.of("LARGE_MOVE") : List.of();
        story.record(new RatingRevised(
                ENGINEER,
                story.newId(),
                revised.ratingId(),
                BOSS,
                "3/Mid",
                judgement(day),
                reasons,
                "APPEAL",
                "So",
                day));
    }

    private void correct(RatingRecord corrected) {
        LocalDate day = corrected.effectiveOn();
        story.record(new RatingCorrected(
                ENGINEER, story.newId(), corrected.ratingId(), BOSS, "3/Mid", judgement(day), "OTHER", "Typed", day));
    }

    private void review(RatingRecord pending) {
        String outcome = story.random.nextInt(4) == 0 ? "REJECTED" : "CONFIRMED";
        story.record(new RatingReviewed(
                ENGINEER, pending.ratingId(), BOSS, pending.act().name(), outcome, null, story.today));
    }

    private void retract(RatingRecord rating) {
        UUID id = rating.ratingId();
        if (story.random.nextBoolean()) {
            story.record(new RatingRetractionRequested(ENGINEER, id, BOSS, "OTHER", "No basis", story.today));
            String outcome = story.random.nextBoolean() ? "REJECTED" : "CONFIRMED";
            story.record(new RatingReviewed(ENGINEER, id, BOSS, "RETRACTION", outcome, null, story.today));
            if (outcome.equals("REJECTED")) {
                return;
            }
        }
        story.record(new RatingRetracted(ENGINEER, id, BOSS, "3/Mid", "OTHER", "No basis", rating.effectiveOn()));
    }

    private void share(RatingRecord rating) {
        story.record(new RatingShared(ENGINEER, rating.ratingId(), BOSS, story.today));
    }

    private void propose() {
        LocalDate day = story.day(15, 0);
        String target = story.oneOf(List.of("SPE", "TTL", "PA"));
        PromotionProposed proposed = new PromotionProposed(
                ENGINEER,
                story.newId(),
                BOSS,
                role(day),
                target,
                "Ready",
                null,
                day.plusDays(story.policy().decisionWithinDays()),
                day);
        story.record(proposed);
        for (Alert alert : story.state.alerts()) {
            if (alert.unresolved() && alert.names(target)) {
                story.record(new AlertTakenUp(
                        ENGINEER, alert.alertId(), proposed.caseId(), proposed.decisionDueOn(), story.today));
            }
        }
    }

    private void end(PromotionCase open) {
        UUID id = open.caseId();
        switch (story.random.nextInt(3)) {
            case 0 ->
                story.record(new PromotionApproved(
                        ENGINEER, id, BOSS, open.fromRoleId(), open.targetRoleId(), "Yes", story.day(5, 20)));
            case 1 -> {
                LocalDate reviewOn = story.day(0, 20);
                story.record(new PromotionDeclined(
                        ENGINEER, id, BOSS, open.targetRoleId(), "No", reviewOn, story.day(5, 0)));
                restart(open, reviewOn);
            }
            default -> {
                LocalDate day = story.day(5, 0);
                story.record(new PromotionWithdrawn(ENGINEER, id, BOSS, "OTHER", "Later", day));
                restart(open, day);
            }
        }
    }

    private void restart(PromotionCase ended, LocalDate restartsOn) {
        for (Alert alert : story.state.alerts()) {
            if (alert.unresolved() && ended.caseId().equals(alert.caseId())) {
                LocalDate dueOn = restartsOn.plusDays(story.random.nextInt(10));
                story.record(new AlertClockRestarted(
                        ENGINEER, alert.alertId(), ended.caseId(), restartsOn, dueOn, dueOn.plusDays(5), story.today));
            }
        }
    }

    private void answer(Alert alert) {
        if (story.random.nextInt(3) == 0) {
            story.record(new AlertAcknowledged(ENGINEER, alert.alertId(), BOSS, null, story.today));
        } else {
            LocalDate until = story.today.plusDays(1 + story.random.nextInt(15));
            story.record(new AlertSnoozed(ENGINEER, alert.alertId(), BOSS, until, "Later", story.today));
        }
    }

    private Judgement judgement(LocalDate day) {
        String urgency = story.oneOf(List.of("NONE", "NONE", "CONVERSATION", "DUE", "OVERDUE", "IMMEDIATE"));
        String roleId = story.random.nextInt(8) == 0 ? story.oneOf(RandomStory.ROLES) : role(day);
        boolean quiet = urgency.equals("NONE");
        return new Judgement(
                roleId,
                1,
                "ab".repeat(32),
                4,
                "High",
                urgency,
                quiet ? null : "INDIVIDUAL",
                quiet ? null : "Promotion is due.",
                90,
                "Seen at work",
                List.of(),
                List.of(),
                day,
                day);
    }

    private String role(LocalDate day) {
        return story.state.employment().roleOn(day).orElse("IMPE");
    }

    private boolean counts(RatingRecord rating) {
        return story.state.effectiveRatings().status(rating) == RatingStatus.COUNTS;
    }

    private void someRating(Predicate<RatingRecord> which, Consumer<RatingRecord> then) {
        some(story.state.ratings(), which, then);
    }

    private <T> void some(List<T> items, Predicate<T> which, Consumer<T> then) {
        List<T> fitting = items.stream().filter(which).toList();
        if (!fitting.isEmpty()) {
            then.accept(story.oneOf(fitting));
        }
    }
}
