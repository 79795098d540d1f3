package dev.assay.command.engineer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/// A cell of a rubric by its place: level 1 to 5 and band, such as `4/High`.
public record CellName(int level, Band band) {

    /// What a text must look like to name a cell.
    public static final String PATTERN = "[1-5]/(Low|Mid|High)";

    private static final Pattern CELL = Pattern.compile(PATTERN);

    public CellName {
        if (level < 1 || level > 5) {
            throw new IllegalArgumentException("A level is 1 to 5, not " + level);
        }
    }

    /// @throws IllegalArgumentException if the text is not of [#PATTERN]
    @JsonCreator
    public static CellName parse(String text) {
        if (!CELL.matcher(text).matches()) {
            throw new IllegalArgumentException("Not a cell such as 4/High: " + text);
        }
        return new CellName(text.charAt(0) - '0', Band.valueOf(text.substring(2)));
    }

    @JsonValue
    @Override
    public String toString() {
        return level + "/" + band;
    }

    boolean extreme() {
        return level == 1 || level == 5;
    }

    /// R9: levels that nobody may claim without showing something.
    boolean needsEvidence() {
        return extreme() || level == 4;
    }

    int levelsTo(CellName other) {
        return Math.abs(level - other.level);
    }

    /// The parts of a level, spelled as rubrics spell them.
    public enum Band {
        Low,
        Mid,
        High
    }
}
