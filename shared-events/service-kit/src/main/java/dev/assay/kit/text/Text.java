package dev.assay.kit.text;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The text is of this kind. Says nothing against absent or blank text, and nothing about its length.
@Documented
@Constraint(validatedBy = TextValidator.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
public @interface Text {

    TextKind value();

    String message() default "is no acceptable text";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
