package io.raffia.reflect;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The author vouches that a method (or every method of a class) has no effect that staging must
/// know of.
///
/// Such a method runs as it is, once, while the program is staged; its code is not read and its
/// calls are not checked.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.CONSTRUCTOR, ElementType.TYPE})
public @interface Pure {}
