package dev.assay.faults.check;

/// An event that a view could not take.
public record Letter(String view, String stream) {}
