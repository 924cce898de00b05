package io.raffia.jit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import jdk.jshell.JShell;
import jdk.jshell.execution.LocalExecutionControlProvider;
import org.junit.jupiter.api.Test;

/// Code that is typed into JShell lifts like any other.
class JshellTest {
  @Test
  void lambdasAndMethodsOfSnippetsCompile() {
    try (var shell =
        JShell.builder().executionEngine(new LocalExecutionControlProvider(), Map.of()).build()) {
      shell.addToClasspath(System.getProperty("java.class.path"));
      evaluate(shell, "import io.raffia.*;");
      evaluate(shell, "float twice(float x) { if (x > 1) return x * 2; return x; }");
      evaluate(shell, "var f = Nnx.jit((Tensor x) -> x.mul(twice(x.sum().toFloat())));");
      assertEquals("[6.]", evaluate(shell, "f.apply(Tensor.of(3f)).div(3).toString()"));
      evaluate(shell, "record Pair(Tensor a, float b) {}");
      evaluate(
          shell,
          "var g = Nnx.jit((Tensor x) -> { Fn1<Tensor, Tensor> square = y -> y.mul(y).sum();"
              + " var p = new Pair(Nnx.grad((Tensor y) -> square.apply(y)).apply(x), 2);"
              + " return switch (p) { case Pair(var a, var b) when b > 1 -> a.mul(b);"
              + " default -> x; }; });");
      assertEquals("[4. 8.]", evaluate(shell, "g.apply(Tensor.of(1f, 2f)).toString()"));
      assertEquals("[0.25]", evaluate(shell, "f.apply(Tensor.of(0.5f)).toString()"));
    }
  }

  private static String evaluate(JShell shell, String snippet) {
    var event = shell.eval(snippet).getLast();
    if (event.exception() != null) throw new AssertionError(snippet, event.exception());
    assertEquals(jdk.jshell.Snippet.Status.VALID, event.status(), snippet);
    var value = String.valueOf(event.value());
    return value.startsWith("\"") ? value.substring(1, value.length() - 1) : value;
  }
}
