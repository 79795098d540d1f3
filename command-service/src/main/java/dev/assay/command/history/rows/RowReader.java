package dev.assay.command.history.rows;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rows of a file, one by one; what cannot be read is told by its line, and the next row is read.
public final class RowReader {

    static final String UNREADABLE = "import.row-unreadable";

    /// How a file is written.
    public enum Format {
        /// One JSON object a line.
        NDJSON,
        /// RFC 4180 with a header line, UTF-8.
        CSV
    }

    /// Makes a row of a record's bytes.
    interface Parser {
        Reading parse(Records.Slice slice);
    }

    private final Records records;
    private final Parser parser;

    private RowReader(Records records, Parser parser) {
        this.records = records;
        this.parser = parser;
    }

    /// @param maxRow the longest row, in bytes
    /// @param maxBytes the longest file
    /// @throws dev.assay.command.gateway.Malformed if a CSV file has no usable header
    public static RowReader of(InputStream in, Format format, RowJson json, int maxRow, long maxBytes)
            throws IOException {
        Records records = new Records(in, format == Format.CSV, maxRow, maxBytes);
        return switch (format) {
            case NDJSON -> new RowReader(records, json::read);
            case CSV -> new RowReader(records, CsvRows.withHeader(records.next(), json));
        };
    }

    /// The next row; null at the end of the file.
    public @Nullable Reading next() throws IOException {
        Records.Slice slice = records.next();
        if (slice == null) {
            return null;
        }
        if (slice.tooLong()) {
            return new Reading.Unreadable(
                    List.of(new RowError(slice.line(), null, "import.row-too-long", "The row is too long.")));
        }
        return switch (parser.parse(slice)) {
            case Reading.Parsed parsed -> parsed.ofBytes(slice.bytes().length);
            case Reading.Unreadable unreadable -> unreadable;
        };
    }

    /// SHA-256 of the file's bytes in hex, once the end is reached; then no more is read.
    public String contentHash() {
        return records.contentHash();
    }
}
