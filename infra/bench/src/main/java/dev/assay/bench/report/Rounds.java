package dev.assay.bench.report;

import java.util.ArrayList;
import java.util.List;

/// Several subjects in turns, A B A B, so that a drift of the machine touches all of them alike.
public final class Rounds {

    private Rounds() {}

    /// @param sample measures once
    public record Subject(String name, String unit, Sample sample) {}

    /// One measurement.
    public interface Sample {
        double take() throws Exception;
    }

    /// @return the subjects' series, in their order
    public static List<Series> interleaved(int rounds, Subject... subjects) throws Exception {
        List<List<Double>> values = new ArrayList<>();
        for (Subject ignored : subjects) {
            values.add(new ArrayList<>());
        }
        for (int round = 0; round < rounds; round++) {
            for (int subject = 0; subject < subjects.length; subject++) {
                double value = subjects[subject].sample().take();
                values.get(subject).add(value);
                System.out.printf(
                        "  round %d  %s: %s %s%n",
                        round + 1, subjects[subject].name(), Numbers.text(value), subjects[subject].unit());
            }
        }
        List<Series> series = new ArrayList<>();
        for (int subject = 0; subject < subjects.length; subject++) {
            series.add(new Series(subjects[subject].name(), subjects[subject].unit(), values.get(subject)));
        }
        return series;
    }
}
