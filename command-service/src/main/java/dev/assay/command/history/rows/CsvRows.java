package dev.assay.command.history.rows;

import dev.assay.command.gateway.Malformed;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Rows as CSV: the header names the fields, an empty value is an absent field, and the values of a list are separated
/// by `|`.
final class CsvRows implements RowReader.Parser {

    private static final String KIND = "kind";
    private static final Pattern LIST = Pattern.compile("\\|");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,9}");

    private static final Set<String> FIELDS = componentsOfType(Object.class);
    private static final Set<String> LISTS = componentsOfType(List.class);
    private static final Set<String> NUMBERS = componentsOfType(Integer.class);

    private final List<String> header;
    private final RowJson json;

    private CsvRows(List<String> header, RowJson json) {
        this.header = header;
        this.json = json;
    }

    /// @param first the first record of the file
    /// @throws Malformed if it is no header
    static CsvRows withHeader(Records.@Nullable Slice first, RowJson json) {
        Optional<List<String>> named = first == null || first.tooLong() ? Optional.empty() : values(first);
        List<String> header = named.orElseThrow(() -> malformed("The first line must name the fields."));
        Set<String> seen = new HashSet<>();
        for (String field : header) {
            if (!field.equals(KIND) && !FIELDS.contains(field)) {
                throw malformed("The header names a field that there is not.");
            }
            if (!seen.add(field)) {
                throw malformed("The header names a field twice.");
            }
        }
        if (!seen.contains(KIND)) {
            throw malformed("The header must name the field kind.");
        }
        return new CsvRows(header, json);
    }

    @Override
    public Reading parse(Records.Slice slice) {
        Optional<List<String>> values = values(slice);
        if (values.isEmpty()) {
            return unreadable(slice, "The row is not CSV in UTF-8: check its quotes.");
        }
        if (values.get().size() != header.size()) {
            return unreadable(slice, "The row has more or fewer values than the header has fields.");
        }
        return json.read(slice.line(), object(values.get()));
    }

    private ObjectNode object(List<String> values) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < values.size(); i++) {
            String field = header.get(i);
            String value = values.get(i);
            if (value.isEmpty()) {
                continue;
            }
            if (LISTS.contains(field)) {
                ArrayNode list = object.putArray(field);
                LIST.splitAsStream(value).forEach(list::add);
            } else if (NUMBERS.contains(field) && WHOLE_NUMBER.matcher(value).matches()) {
                object.put(field, Integer.parseInt(value));
            } else {
                object.put(field, value);
            }
        }
        return object;
    }

    private static Optional<List<String>> values(Records.Slice slice) {
        try {
            return CsvValues.split(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(slice.bytes()))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static Reading unreadable(Records.Slice slice, String message) {
        return new Reading.Unreadable(List.of(new RowError(slice.line(), null, RowReader.UNREADABLE, message)));
    }

    private static Malformed malformed(String message) {
        return new Malformed("header", "import.header-unusable", message);
    }

    private static Set<String> componentsOfType(Class<?> type) {
        return Stream.of(Row.OfEngineer.class, Row.OfEvidence.class, Row.OfRating.class)
                .flatMap(row -> Arrays.stream(row.getRecordComponents()))
                .filter(component -> type.isAssignableFrom(component.getType()))
                .map(RecordComponent::getName)
                .collect(Collectors.toUnmodifiableSet());
    }
}
