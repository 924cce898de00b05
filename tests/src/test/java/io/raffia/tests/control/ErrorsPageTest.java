package io.raffia.tests.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.Nnx;
import io.raffia.Tensor;
import io.raffia.reflect.OperationException;
import io.raffia.reflect.StagingException;
import io.raffia.reflect.Violation;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// `docs/errors.md` is the table of errors in the code with the examples of [ErrorExamples];
/// `-Dgolden=update` rewrites it. The wrong examples are refused as the page says, the right ones
/// run.
class ErrorsPageTest {
  private static final Path PAGE = Path.of("../docs/errors.md");
  private static final Path SOURCE =
      Path.of("src/test/java/io/raffia/tests/control/ErrorExamples.java");

  @Test
  void isMadeFromTheTableInTheCode() throws IOException {
    var lines = Files.readAllLines(SOURCE);
    var page =
        Violation.document(v ->
            "// wrong\n"
                + code(lines, ErrorExamples.name("wrong", v))
                + "\n// right\n"
                + code(lines, ErrorExamples.name("right", v)));
    if ("update".equals(System.getProperty("golden"))) Files.writeString(PAGE, page);
    assertEquals(page, Files.readString(PAGE), "run with -Dgolden=update");
  }

  /// The text of a method, without its indentation.
  private static String code(List<String> lines, String name) {
    var out = new StringBuilder();
    boolean inside = false;
    for (var line : lines) {
      inside |= line.startsWith("  static ") && line.contains(" " + name + "(");
      if (!inside) continue;
      out.append(line.substring(Math.min(2, line.length()))).append('\n');
      if (line.equals("  }")) return out.toString();
    }
    throw new AssertionError("there is no example " + name);
  }

  private static Method example(String prefix, Violation v) {
    var name = ErrorExamples.name(prefix, v);
    return Arrays.stream(ErrorExamples.class.getDeclaredMethods())
        .filter(m -> m.getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no example " + name));
  }

  @ParameterizedTest
  @EnumSource
  void wrongCodeIsRefused(Violation v) {
    var f = Nnx.jit(Programs.<Tensor, Object>one(example("wrong", v)));
    var x = Tensor.of(0.25f, 0.5f);
    // What leaks is found when it is used, in the second call.
    var e =
        assertThrows(
            RuntimeException.class,
            () -> {
              f.apply(x);
              f.apply(Tensor.ones(3));
            });
    var kind =
        switch (e) {
          case StagingException s -> s.violation();
          case OperationException o -> o.violation();
          default -> throw new AssertionError(e);
        };
    assertEquals(v, kind, e.getMessage());
    var message = String.valueOf(e.getMessage());
    assertTrue(message.contains("(ErrorExamples.java:"), message);
    assertTrue(message.contains("\n  remedy: "), message);
    assertTrue(message.endsWith("\n  see docs/errors.md#" + v.anchor()), message);
  }

  @ParameterizedTest
  @EnumSource
  void rightCodeRuns(Violation v) {
    var m = example("right", v);
    var x = Tensor.of(0.25f, 0.5f);
    var results = new ArrayList<Object>();
    if (m.getParameterCount() == 1) {
      results.add(Nnx.jit(Programs.<Tensor, Object>one(m)).apply(x));
    } else {
      boolean isLong = m.getParameterTypes()[1] == Long.class;
      var f = Nnx.jit(Programs.<Tensor, Object, Object>two(m));
      results.add(f.apply(x, isLong ? (Object) 3L : (Object) 3));
    }
    assertEquals(1, results.size());
  }
}
