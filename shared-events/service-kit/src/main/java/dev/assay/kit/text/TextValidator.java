package dev.assay.kit.text;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.hibernate.validator.constraintvalidation.HibernateConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

/// Checks [Text] and carries the fault along, so that answers can name its rule.
public final class TextValidator implements ConstraintValidator<Text, String> {

    private TextKind kind = TextKind.LINE;

    @Override
    public void initialize(Text text) {
        kind = text.value();
    }

    @Override
    public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
        TextFault fault = text == null ? null : kind.check(text);
        if (fault == null) {
            return true;
        }
        context.disableDefaultConstraintViolation();
        context.unwrap(HibernateConstraintValidatorContext.class).withDynamicPayload(fault);
        context.buildConstraintViolationWithTemplate(fault.message()).addConstraintViolation();
        return false;
    }
}
