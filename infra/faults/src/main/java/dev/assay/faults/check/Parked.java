package dev.assay.faults.check;

/// An event that a view could not take.
public record Parked(String view, String stream) {}
