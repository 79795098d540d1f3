package dev.assay.command.probe;

import dev.assay.command.By;
import dev.assay.command.Command;

/// @param name a blank one is refused; the current one changes nothing
public record ProbeCommand(String stream, String name, By by) implements Command {}
