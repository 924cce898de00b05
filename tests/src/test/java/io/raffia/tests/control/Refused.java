package io.raffia.tests.control;

import io.raffia.reflect.Violation;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/// What a program is refused for. Its line ends with `// <- name`.
@Retention(RetentionPolicy.RUNTIME)
@interface Refused {
  Violation value();

  /// A part of the message.
  String says();
}
