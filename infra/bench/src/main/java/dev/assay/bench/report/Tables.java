package dev.assay.bench.report;

import java.util.ArrayList;
import java.util.List;

/// Results as Markdown tables, which a screen shows as well.
public final class Tables {

    private Tables() {}

    /// All of one result: its goals, then its rounds.
    public static String of(ResultFile result) {
        var text = new StringBuilder();
        text.append("## ")
                .append(result.measure())
                .append("\n\n")
                .append(result.question())
                .append("\n\n");
        if (!result.goals().isEmpty()) {
            text.append(goals(List.of(result))).append('\n');
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("measured", "unit", "median", "min", "max", "rounds"));
        result.series()
                .forEach(series -> rows.add(List.of(
                        series.name(),
                        series.unit(),
                        Numbers.text(series.median()),
                        Numbers.text(series.min()),
                        Numbers.text(series.max()),
                        String.join(
                                ", ",
                                series.rounds().stream().map(Numbers::text).toList()))));
        text.append(table(rows));
        if (!result.notes().isEmpty()) {
            text.append('\n');
            result.notes().forEach(note -> text.append("- ").append(note).append('\n'));
        }
        return text.toString();
    }

    /// The goals of several results in one table.
    public static String goals(List<ResultFile> results) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("measure", "what", "result", "target", ""));
        for (ResultFile result : results) {
            result.goals()
                    .forEach(goal -> rows.add(
                            List.of(result.measure(), goal.what(), goal.result(), goal.target(), goal.verdict())));
        }
        return table(rows);
    }

    /// @param rows the first is the head
    static String table(List<List<String>> rows) {
        int columns = rows.getFirst().size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int column = 0; column < columns; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        var text = new StringBuilder();
        for (int number = 0; number < rows.size(); number++) {
            text.append(line(rows.get(number), widths));
            if (number == 0) {
                text.append('|');
                for (int width : widths) {
                    text.append("-".repeat(width + 2)).append('|');
                }
                text.append('\n');
            }
        }
        return text.toString();
    }

    private static String line(List<String> cells, int[] widths) {
        var line = new StringBuilder("|");
        for (int column = 0; column < widths.length; column++) {
            String cell = cells.get(column);
            line.append(' ')
                    .append(cell)
                    .append(" ".repeat(widths[column] - cell.length() + 1))
                    .append('|');
        }
        return line.append('\n').toString();
    }
}
