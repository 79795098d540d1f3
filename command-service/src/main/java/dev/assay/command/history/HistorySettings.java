package dev.assay.command.history;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// @param chunk rows that are stored in one transaction
/// @param maxFile the longest file
/// @param maxRow the longest row
/// @param remembered events of the engineers used last that are kept in memory
/// @param dryRun events that a dry run may add: it stores nothing, so it keeps them in memory
@ConfigurationProperties("assay.history")
record HistorySettings(
        @DefaultValue("1000") int chunk,
        @DefaultValue("2GB") DataSize maxFile,
        @DefaultValue("256KB") DataSize maxRow,
        @DefaultValue("50000") int remembered,
        @DefaultValue("200000") int dryRun) {}
