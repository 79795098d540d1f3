package dev.assay.command.engineer;

import dev.assay.command.By;
import dev.assay.command.Rejected;
import java.time.LocalDate;

/// Refusals that several themes share.
final class Rules {

    /// Nobody plans further ahead; it also keeps date arithmetic within what every store can hold.
    private static final int MAX_YEARS_AHEAD = 5;

    private Rules() {}

    static void refuseIf(boolean broken, String code, String message) {
        if (broken) {
            throw new Rejected(code, message);
        }
    }

    /// A fact about the past or today, while the engineer worked here.
    ///
    /// @param theme the first part of the refusal's code, such as `rating`
    static void requireHappened(String theme, LocalDate effectiveOn, By by, Engineer state) {
        refuseIf(
                effectiveOn.isAfter(by.today()),
                theme + ".effective-in-future",
                "The effective date must not lie in the future.");
        requireEmployed(theme, effectiveOn, state);
    }

    /// A fact that may also be planned.
    static void requirePlannable(String theme, LocalDate effectiveOn, By by, Engineer state) {
        requireNearFuture(theme, effectiveOn, by);
        requireEmployed(theme, effectiveOn, state);
    }

    static void requireNearFuture(String theme, LocalDate day, By by) {
        refuseIf(
                day.isAfter(by.today().plusYears(MAX_YEARS_AHEAD)),
                theme + ".too-far-ahead",
                "The date must lie within " + MAX_YEARS_AHEAD + " years from today.");
    }

    private static void requireEmployed(String theme, LocalDate effectiveOn, Engineer state) {
        refuseIf(
                effectiveOn.isBefore(state.registeredOn()),
                theme + ".before-registration",
                "The effective date must not lie before the engineer's registration.");
        refuseIf(
                state.departedBy(effectiveOn),
                "engineer.departed",
                "The engineer no longer works here on the effective date.");
    }

    /// What concerns the present needs an engineer who is still here.
    static void requireStillHere(Engineer state, By by) {
        refuseIf(state.departedBy(by.today()), "engineer.departed", "The engineer no longer works here.");
    }
}
