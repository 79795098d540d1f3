package dev.assay.faults.check;

import java.util.List;

/// What a check found.
///
/// @param examined how many things were looked at: none proves nothing
/// @param described the first violations
public record Result(String check, long examined, long violations, List<String> described) {}
