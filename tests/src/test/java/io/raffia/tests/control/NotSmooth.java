package io.raffia.tests.control;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/// A program whose derivative is not the slope of its values, and why.
@Retention(RetentionPolicy.RUNTIME)
@interface NotSmooth {
  String value();
}
