package dev.assay.command;

import java.time.LocalDate;
import java.util.UUID;

/// Who acts, and the day it is in UTC when they do.
public record By(UUID actorId, LocalDate today) {}
