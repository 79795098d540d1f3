package dev.assay.events;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a component that holds personal data: a name, an address, or free text about a person.
///
/// A marked value never reaches a log, a header, a record key or a URL,
/// and is left out for readers who may not see people.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Personal {}
