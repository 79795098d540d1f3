package dev.assay.command.history.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The values of one CSV record (RFC 4180).
final class CsvValues {

    private final String record;
    private int position;

    private CsvValues(String record) {
        this.record = record;
    }

    /// Empty if quotes stand where they may not.
    static Optional<List<String>> split(String record) {
        CsvValues values = new CsvValues(record);
        List<String> split = new ArrayList<>();
        do {
            Optional<String> value = values.next();
            if (value.isEmpty()) {
                return Optional.empty();
            }
            split.add(value.get());
        } while (values.skipComma());
        return Optional.of(split);
    }

    private Optional<String> next() {
        return position < record.length() && record.charAt(position) == '"' ? quoted() : unquoted();
    }

    private Optional<String> unquoted() {
        int comma = record.indexOf(',', position);
        String value = record.substring(position, comma < 0 ? record.length() : comma);
        position += value.length();
        return value.indexOf('"') < 0 ? Optional.of(value) : Optional.empty();
    }

    private Optional<String> quoted() {
        StringBuilder value = new StringBuilder();
        position++;
        while (true) {
            int quote = record.indexOf('"', position);
            if (quote < 0) {
                return Optional.empty();
            }
            value.append(record, position, quote);
            position = quote + 1;
            if (position == record.length() || record.charAt(position) == ',') {
                return Optional.of(value.toString());
            }
            if (record.charAt(position) != '"') {
                return Optional.empty();
            }
            value.append('"');
            position++;
        }
    }

    private boolean skipComma() {
        if (position == record.length()) {
            return false;
        }
        position++;
        return true;
    }
}
