package dev.assay.command.engineer;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A date that a person can have meant: ISO-8601 also spells years that no store can hold.
@Constraint(validatedBy = Plausible.Check.class)
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Plausible {

    String message() default "must lie between the years 1900 and 2200";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /// An absent date is for `@NotNull` to refuse.
    final class Check implements ConstraintValidator<Plausible, LocalDate> {

        @Override
        public boolean isValid(@Nullable LocalDate day, ConstraintValidatorContext context) {
            return day == null || (day.getYear() >= 1900 && day.getYear() <= 2200);
        }
    }
}
