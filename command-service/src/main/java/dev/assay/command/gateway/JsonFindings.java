package dev.assay.command.gateway;

import dev.assay.kit.http.Finding;
import dev.assay.kit.text.TextFault;
import dev.assay.kit.text.UnacceptableText;
import jakarta.validation.ConstraintViolation;
import java.nio.charset.CharacterCodingException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// Says in terms of the caller's JSON what is wrong with it, and never repeats the values.
public final class JsonFindings {

    private static final int LONGEST_PATH = 200;

    private JsonFindings() {}

    static Finding of(HttpMessageNotReadableException unreadable) {
        return of(unreadable.getCause());
    }

    /// @param cause why JSON could not be read
    public static Finding of(@Nullable Throwable cause) {
        return switch (cause) {
            case UnrecognizedPropertyException unknown ->
                new Finding(null, path(unknown), "unknown-field", "There is no such field.");
            case UnacceptableText text ->
                new Finding(null, path(text), text.fault().rule(), text.fault().message());
            case InvalidFormatException format ->
                new Finding(null, path(format), "format", "The value is not a valid " + type(format) + ".");
            case MismatchedInputException mismatch ->
                new Finding(null, path(mismatch), "type", "The value is missing or not a " + type(mismatch) + ".");
            case DatabindException other -> new Finding(null, path(other), "invalid", "The value cannot be read.");
            case StreamReadException syntax ->
                new Finding(
                        syntax.getLocation() == null
                                ? null
                                : syntax.getLocation().getLineNr(),
                        null,
                        "syntax",
                        "The body is not JSON.");
            case CharacterCodingException malformed -> new Finding(null, null, "encoding", "The body is not UTF-8.");
            case null, default -> new Finding(null, null, "required", "The body is missing or cannot be read.");
        };
    }

    static Finding of(ObjectError error) {
        TextFault fault = error.contains(ConstraintViolation.class)
                ? TextFault.of(error.unwrap(ConstraintViolation.class))
                : null;
        String rule = fault != null ? fault.rule() : error.getCode() == null ? "invalid" : error.getCode();
        String message = error.getDefaultMessage() == null ? "is not valid" : error.getDefaultMessage();
        return new Finding(null, error instanceof FieldError field ? field.getField() : null, rule, message);
    }

    private static @Nullable String path(JacksonException exception) {
        String path = exception.getPath().stream()
                .map(part ->
                        part.getPropertyName() == null ? "[" + part.getIndex() + "]" : "." + part.getPropertyName())
                .collect(Collectors.joining());
        return path.isEmpty() ? null : shown(path.startsWith(".") ? path.substring(1) : path);
    }

    /// The names of fields are the caller's, and may be as long and as odd as a text.
    private static String shown(String path) {
        StringBuilder shown = new StringBuilder();
        path.codePoints()
                .limit(LONGEST_PATH)
                .map(character ->
                        Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE
                                ? '?'
                                : character)
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }

    private static String type(MismatchedInputException mismatch) {
        return inWords(mismatch.getTargetType());
    }

    /// Of a JSON type, in the words of the documentation.
    static String inWords(@Nullable Class<?> type) {
        if (type == null) {
            return "value of the expected type";
        }
        if (type == String.class) {
            return "text";
        }
        if (type == LocalDate.class) {
            return "date (yyyy-mm-dd)";
        }
        if (type == Integer.class || type == int.class || type == Long.class || type == long.class) {
            return "whole number";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "list";
        }
        return type.isRecord() ? "object" : type.getSimpleName();
    }
}
