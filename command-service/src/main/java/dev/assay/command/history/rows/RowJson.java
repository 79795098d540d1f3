package dev.assay.command.history.rows;

import dev.assay.command.gateway.JsonFindings;
import dev.assay.kit.http.Finding;
import dev.assay.kit.text.AcceptableText;
import dev.assay.kit.text.TextFault;
import dev.assay.kit.text.Utf8;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// From JSON to a well-formed row: the fields are checked as those of the requests that do the same one by one.
public final class RowJson {

    private final ObjectReader reader;
    private final Validator validator;

    /// @param mapper as strict as that of the requests
    public RowJson(JsonMapper mapper, Validator validator) {
        this.reader = AcceptableText.required(mapper).readerFor(Row.class);
        this.validator = validator;
    }

    Reading read(Records.Slice slice) {
        if (!Utf8.isStrict(slice.bytes())) {
            return notAnObject(slice.line());
        }
        try {
            return check(slice.line(), reader.readValue(slice.bytes()));
        } catch (JacksonException e) {
            return unreadable(slice.line(), e);
        }
    }

    Reading read(long line, ObjectNode json) {
        try {
            return check(line, reader.readValue(json));
        } catch (JacksonException e) {
            return unreadable(line, e);
        }
    }

    private Reading check(long line, @Nullable Row row) {
        if (row == null) {
            return notAnObject(line);
        }
        Set<ConstraintViolation<Row>> violations = validator.validate(row);
        return violations.isEmpty()
                ? named(line, row)
                : new Reading.Unreadable(violations.stream()
                        .map(violation -> new RowError(
                                line, violation.getPropertyPath().toString(), rule(violation), violation.getMessage()))
                        .sorted((one, other) -> String.valueOf(one.field()).compareTo(String.valueOf(other.field())))
                        .toList());
    }

    private static Reading named(long line, Row row) {
        try {
            return new Reading.Parsed(line, row, RowIds.engineerOf(row), RowIds.otherOf(row));
        } catch (RowRefused refused) {
            return new Reading.Unreadable(List.of(refused.at(line)));
        }
    }

    private static String rule(ConstraintViolation<Row> violation) {
        TextFault fault = TextFault.of(violation);
        if (fault != null) {
            return fault.rule();
        }
        return violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
    }

    private static Reading unreadable(long line, JacksonException failure) {
        if (failure instanceof InvalidTypeIdException) {
            return new Reading.Unreadable(List.of(
                    new RowError(line, "kind", "import.kind-unknown", "The kind is engineer, evidence or rating.")));
        }
        Finding finding = JsonFindings.of(failure);
        return finding.field() == null
                ? notAnObject(line)
                : new Reading.Unreadable(
                        List.of(new RowError(line, finding.field(), finding.rule(), finding.message())));
    }

    private static Reading notAnObject(long line) {
        return new Reading.Unreadable(
                List.of(new RowError(line, null, RowReader.UNREADABLE, "The row is not one JSON object.")));
    }
}
