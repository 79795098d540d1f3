package dev.assay.command.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A level, band, side or section of a rubric while it is read.
final class RubricNode {

    static final List<String> BANDS = List.of("Low", "Mid", "High");
    static final String INDIVIDUAL = "Individual";
    static final String BUSINESS_IMPACT = "Business Impact";
    static final List<String> SIDES = List.of(INDIVIDUAL, BUSINESS_IMPACT);
    static final String IMPACT = "Impact";
    static final String EXAMPLES = "Examples";
    static final String DAMPENERS = "Dampeners";
    static final String PROGRESSION_SIGNAL = "Progression Signal";
    static final List<String> SECTIONS = List.of(IMPACT, EXAMPLES, DAMPENERS, PROGRESSION_SIGNAL);

    final String mark;
    final int line;
    final Map<String, RubricNode> children = new LinkedHashMap<>();
    final List<String> bullets = new ArrayList<>();

    /// Of a level; empty for the others.
    String name = "";

    RubricNode(String mark, int line) {
        this.mark = mark;
        this.line = line;
    }
}
