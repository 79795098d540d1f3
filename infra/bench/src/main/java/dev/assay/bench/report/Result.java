package dev.assay.bench.report;

import java.util.ArrayList;
import java.util.List;

/// What one measure found.
public final class Result {

    private final String measure;
    private final String question;
    private final List<Series> series = new ArrayList<>();
    private final List<Goal> goals = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /// @param question what the measure answers, in one sentence
    public Result(String measure, String question) {
        this.measure = measure;
        this.question = question;
    }

    public Result add(Series found) {
        series.add(found);
        return this;
    }

    public Result add(Goal goal) {
        goals.add(goal);
        return this;
    }

    /// @param note what a reader must know to read the numbers rightly
    public Result note(String note) {
        notes.add(note);
        return this;
    }

    public String measure() {
        return measure;
    }

    public String question() {
        return question;
    }

    public List<Series> series() {
        return series;
    }

    public List<Goal> goals() {
        return goals;
    }

    public List<String> notes() {
        return notes;
    }
}
