package dev.assay.kit.text;

import jakarta.validation.ConstraintViolation;
import org.hibernate.validator.engine.HibernateConstraintViolation;
import org.jspecify.annotations.Nullable;

/// Why a text is not taken.
///
/// @param rule stable; part of the contract
/// @param message for people; never repeats the text
public record TextFault(String rule, String message) {

    static final TextFault SURROGATE =
            new TextFault("text.surrogate", "The text has half of a character (a lone surrogate).");
    static final TextFault NO_CHARACTER =
            new TextFault("text.not-a-character", "The text has a code point that is no character.");
    static final TextFault CONTROL = new TextFault("text.control-character", "The text has a control character.");
    static final TextFault LINE_BREAK = new TextFault("text.line-break", "This text has one line only.");
    static final TextFault DIRECTION = new TextFault(
            "text.bidi-control", "The text has a character that changes the direction in which it is shown.");
    static final TextFault INVISIBLE_PART =
            new TextFault("text.invisible-character", "The text has a character that nobody can see.");
    static final TextFault INVISIBLE = new TextFault("text.invisible", "The text has nothing that can be seen.");

    /// @return the fault behind a violation of [Text]; null for other constraints
    public static @Nullable TextFault of(ConstraintViolation<?> violation) {
        if (!(violation.getConstraintDescriptor().getAnnotation() instanceof Text)) {
            return null;
        }
        HibernateConstraintViolation<?> own = violation.unwrap(HibernateConstraintViolation.class);
        return own.getDynamicPayload(TextFault.class);
    }
}
